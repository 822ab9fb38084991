import type { Category, Phase } from './category.ts';
import { culpritOf, type StoppedContainer } from './stopped-container.ts';

/** One task that should not have stopped: what its event said, classified. Times are ISO. */
export interface Failure {
  /** `createdAt#taskId`: equal in every event of one task, and sorts by creation. */
  readonly key: string;
  readonly taskArn: string;
  /** The event's `detail.version`: of two events of a task, the higher version is the later one. */
  readonly version: number;
  readonly createdAt: string;
  readonly startedAt?: string | undefined;
  /** When it began to stop: the earliest time in the event at which the task was over. */
  readonly failedAt: string;
  readonly stoppedAt?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
  readonly deploymentId?: string | undefined;
  readonly stopCode?: string | undefined;
  readonly stoppedReason?: string | undefined;
  readonly containers: readonly StoppedContainer[];
  /** False for a stop without a known reason: it is kept as evidence and never counted. */
  readonly counts: boolean;
  readonly phase: Phase;
  readonly category?: Category | undefined;
}

/**
 * Two failures with the same signature failed in the same way, as far as events show. A new
 * signature on an open incident is a material change.
 */
export function signatureOf(failure: Failure): string {
  const culprit = culpritOf(failure.containers);
  return `${failure.phase}/${failure.category ?? `exit ${culprit?.exitCode ?? 'unknown'}`}`;
}
