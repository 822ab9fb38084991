import type { Category, Phase } from './category.ts';
import type { StopReason } from './stop-reason.ts';
import { findStopReason } from './stop-reasons.ts';

/** A container of a stopped task, as far as the event told. */
export interface StoppedContainer {
  readonly name: string;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
  readonly runtimeId?: string | undefined;
  readonly image?: string | undefined;
}

/** One task that stopped and should not have: what its event said, classified. Times are ISO. */
export interface Failure {
  /** `createdAt#taskId`: equal in every event of one task, and sorts by creation. */
  readonly key: string;
  readonly taskArn: string;
  /** The event's `detail.version`; of two events of one task the higher is the later. */
  readonly version: number;
  readonly createdAt: string;
  readonly startedAt?: string | undefined;
  /** When it began to stop: the earliest time that says the task was over. */
  readonly failedAt: string;
  readonly stoppedAt?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
  readonly deploymentId?: string | undefined;
  readonly stopCode?: string | undefined;
  readonly stoppedReason?: string | undefined;
  readonly containers: readonly StoppedContainer[];
  /** False for a stop that nothing known explains: kept as evidence, never counted. */
  readonly counts: boolean;
  readonly phase: Phase;
  readonly category?: Category | undefined;
}

/** What a stop is: a failure or benign, where in the task's life, and the cause if the text tells. */
export interface Classification {
  readonly counts: boolean;
  /** True when the stop is known to be nobody's failure: then it is not even stored. */
  readonly benign: boolean;
  readonly phase: Phase;
  readonly category?: Category | undefined;
}

interface Stop {
  readonly stopCode?: string | undefined;
  readonly stoppedReason?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly pullStartedAt?: string | undefined;
  readonly pullStoppedAt?: string | undefined;
  readonly containers: readonly StoppedContainer[];
}

/** Injected by GuardDuty, absent from the task definition: never why a task failed. */
const isInjected = (container: StoppedContainer) =>
  container.name.startsWith('aws-guardduty-agent');

/** SIGKILL and SIGTERM follow from any ordered stop, so they convict nobody by themselves. */
const hasOwnExit = ({ exitCode }: StoppedContainer) =>
  exitCode !== undefined && exitCode !== 0 && exitCode !== 137 && exitCode !== 143;

/** What ECS writes of a container that only went down with the others, or would not. */
const AFTERMATH = /stopped ?before ?pull ?begin|cannotstopcontainer|transition to stopped/i;

/** A reason of its own is no consequence: being stopped brings an exit code, not a reason. */
const hasOwnReason = ({ reason }: StoppedContainer) =>
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

/** Stop codes of somebody's order; the text beside them is free, so they are read first. */
const ORDERED: ReadonlyMap<string | undefined, Category> = new Map([
  ['UserInitiated', 'benign_user'],
  ['SpotInterruption', 'benign_infra'],
  ['TerminationNotice', 'benign_infra'],
]);

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html */
function fromExitCode(exitCode: number | undefined): Pick<Classification, 'phase' | 'category'> {
  switch (exitCode) {
    case 0:
      return { phase: 'run', category: 'exits_zero' };
    case 125:
    case 126:
    case 127:
      return { phase: 'start', category: 'entrypoint_error' };
    case 139:
      return { phase: 'run', category: 'native_crash' };
    default:
      return { phase: 'run' };
  }
}

/** How far a task came that never ran, when no text tells. */
function phaseReached({ pullStartedAt, pullStoppedAt }: Stop): Phase {
  if (pullStoppedAt) return 'start';
  return pullStartedAt ? 'pull' : 'provision';
}

/** What the containers' own reasons say, in their order; a cause before a wrapper. */
function saidByContainers(containers: readonly StoppedContainer[]): StopReason | undefined {
  const found = containers
    .filter(hasOwnReason)
    .flatMap(({ reason = '' }) => findStopReason(reason) ?? [])
    .filter(({ counts }) => counts);
  return found.find(({ category }) => category) ?? found[0];
}

/**
 * Classifies a task's stop: the reason's text, then the stop code, then exit codes. Unknown
 * scheduler-initiated stops are kept and not counted; unknown exits and failed starts are counted.
 */
export function classifyStop(stop: Stop): Classification {
  const { stopCode, stoppedReason = '' } = stop;
  const ordered = ORDERED.get(stopCode);
  if (ordered) return { counts: false, benign: true, phase: 'run', category: ordered };

  const said = findStopReason(stoppedReason);
  if (said && !said.counts) {
    return { counts: false, benign: true, phase: said.phase, category: said.category };
  }
  // Why the scheduler stops a task only its own text tells: containers die hard of any stop.
  if (!said && stopCode === 'ServiceSchedulerInitiated') {
    return { counts: false, benign: false, phase: 'run' };
  }
  const containers = stop.containers.filter((container) => !isInjected(container));
  // The task's reason may be a wrapper ("Task failed to start"); the container's says the rest.
  const inside = said?.category ? undefined : saidByContainers(containers);
  const found = inside?.category ? inside : (said ?? inside);
  if (found) {
    return { counts: true, benign: false, phase: found.phase, category: found.category };
  }

  if (stopCode === 'TaskFailedToStart') {
    return { counts: true, benign: false, phase: phaseReached(stop) };
  }
  const exited =
    stopCode === 'EssentialContainerExited' || /essential container/i.test(stoppedReason);
  const failed = containers.some((container) => hasOwnExit(container) || hasOwnReason(container));
  const { exitCode } = culpritOf(containers) ?? {};
  return { counts: exited || failed, benign: false, ...fromExitCode(exitCode) };
}

/**
 * What two failures must share to be "the same way of failing" as far as events tell: a new
 * signature on an open incident is a material change.
 */
export function signatureOf(failure: Failure): string {
  const culprit = culpritOf(failure.containers);
  return `${failure.phase}/${failure.category ?? `exit ${culprit?.exitCode ?? 'unknown'}`}`;
}

/** How long the task ran, in milliseconds; 0 when it never did, or when its clock ran backwards. */
export function ranFor(failure: Failure): number {
  if (!failure.startedAt) return 0;
  return Math.max(0, Date.parse(failure.failedAt) - Date.parse(failure.startedAt));
}
