/** A container of a stopped task, as its event describes it. */
export interface StoppedContainer {
  readonly name: string;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly image?: string | undefined;
}

/** Whether GuardDuty injected the container: it is in no task definition, and never the cause. */
export const isInjected = (container: StoppedContainer) =>
  container.name.startsWith('aws-guardduty-agent');

/** Whether it failed by itself: an ordered stop ends in SIGTERM (143) or SIGKILL (137). */
export const hasOwnExit = ({ exitCode }: StoppedContainer) =>
  exitCode !== undefined && exitCode !== 0 && exitCode !== 137 && exitCode !== 143;

/** What ECS says about a container that was stopped with the others, or refused to stop. */
const AFTERMATH = /stopped ?before ?pull ?begin|cannotstopcontainer|transition to stopped/i;

/** Whether the reason is about this container; one that is merely stopped gets no reason. */
export const hasOwnReason = ({ reason }: StoppedContainer) =>
  reason !== undefined && !AFTERMATH.test(reason);

/**
 * The container that brought the task down: the first essential one with a reason of its own, else
 * one with an exit code of its own, else a killed one, else one that ended.
 *
 * @param essential the names of the containers that the task definition marks as essential; without
 *   it any container may be the one, because events do not say which are essential
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
