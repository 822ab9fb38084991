import type { Category, Phase } from './category.ts';
import { findStopReason } from './find-stop-reason.ts';
import type { StopReason } from './stop-reason.ts';
import {
  culpritOf,
  hasOwnExit,
  hasOwnReason,
  isInjected,
  type StoppedContainer,
} from './stopped-container.ts';

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
