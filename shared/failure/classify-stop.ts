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

/** What kind of stop it is: a failure or benign, in which phase, and why if a text says so. */
export interface Classification {
  readonly counts: boolean;
  /** True when the stop is known to be no failure: then it is not even stored. */
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

/** Stop codes of ordered stops. They are read first, because the text beside them is free. */
const ORDERED: ReadonlyMap<string | undefined, Category> = new Map([
  ['UserInitiated', 'benign_user'],
  ['SpotInterruption', 'benign_infra'],
  ['TerminationNotice', 'benign_infra'],
]);

/**
 * What exit codes mean by themselves.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
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

/** How far a task got that never ran, when no text says so. */
function phaseReached({ pullStartedAt, pullStoppedAt }: Stop): Phase {
  if (pullStoppedAt) return 'start';
  return pullStartedAt ? 'pull' : 'provision';
}

/** What the containers' own reasons say: the first cause, else the first wrapper. */
function saidByContainers(containers: readonly StoppedContainer[]): StopReason | undefined {
  const found = containers
    .filter(hasOwnReason)
    .flatMap(({ reason = '' }) => findStopReason(reason) ?? [])
    .filter(({ counts }) => counts);
  return found.find(({ category }) => category) ?? found[0];
}

/**
 * Classifies a task's stop by the text of its reason, then by the stop code, then by exit codes. An
 * unknown stop by the scheduler is kept and not counted; an unknown exit or failed start counts.
 */
export function classifyStop(stop: Stop): Classification {
  const { stopCode, stoppedReason = '' } = stop;
  const ordered = ORDERED.get(stopCode);
  if (ordered) return { counts: false, benign: true, phase: 'run', category: ordered };

  const said = findStopReason(stoppedReason);
  if (said && !said.counts) {
    return { counts: false, benign: true, phase: said.phase, category: said.category };
  }
  // Only its text says why the scheduler stopped a task. The exit codes say nothing, because every
  // stop may end in a kill.
  if (!said && stopCode === 'ServiceSchedulerInitiated') {
    return { counts: false, benign: false, phase: 'run' };
  }
  const containers = stop.containers.filter((container) => !isInjected(container));
  // The task's reason may be a wrapper ("Task failed to start"), and the container's has the cause.
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
