import type { Category, Phase } from './category.ts';
import { culpritOf, type StoppedContainer } from './stopped-container.ts';

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

/**
 * What two failures must share to be "the same way of failing" as far as events tell: a new
 * signature on an open incident is a material change.
 */
export function signatureOf(failure: Failure): string {
  const culprit = culpritOf(failure.containers);
  return `${failure.phase}/${failure.category ?? `exit ${culprit?.exitCode ?? 'unknown'}`}`;
}
