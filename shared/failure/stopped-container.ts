/** A container of a stopped task, as far as the event told. */
export interface StoppedContainer {
  readonly name: string;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly image?: string | undefined;
}

/** Injected by GuardDuty, absent from the task definition: never why a task failed. */
export const isInjected = (container: StoppedContainer) =>
  container.name.startsWith('aws-guardduty-agent');

/** SIGKILL and SIGTERM follow from any ordered stop, so they convict nobody by themselves. */
export const hasOwnExit = ({ exitCode }: StoppedContainer) =>
  exitCode !== undefined && exitCode !== 0 && exitCode !== 137 && exitCode !== 143;

/** What ECS writes of a container that only went down with the others, or would not. */
const AFTERMATH = /stopped ?before ?pull ?begin|cannotstopcontainer|transition to stopped/i;

/** A reason of its own is no consequence: being stopped brings an exit code, not a reason. */
export const hasOwnReason = ({ reason }: StoppedContainer) =>
  reason !== undefined && !AFTERMATH.test(reason);

/**
 * The container that brought the task down: the first essential one with a reason of its own, then
 * one with an exit code of its own, then a killed one, then one that ended. `essential` are the
 * names that the task definition marks essential; the event does not tell, so without it all of
 * them qualify.
 */
export function culpritOf(
  containers: readonly StoppedContainer[],
  essential?: readonly string[],
): StoppedContainer | undefined {
  const own = containers.filter((container) => !isInjected(container));
  const suspects = own.filter(({ name }) => essential === undefined || essential.includes(name));
  const candidates = suspects.length > 0 ? suspects : own;
  return (
    candidates.find(hasOwnReason) ??
    candidates.find(hasOwnExit) ??
    candidates.find(({ exitCode }) => exitCode === 137) ??
    candidates.find(({ exitCode }) => exitCode === 0) ??
    candidates.find(({ exitCode }) => exitCode !== undefined) ??
    candidates[0]
  );
}
