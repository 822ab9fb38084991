import type { Failure } from '../failure/failure.ts';
import { MINUTE, timeOf } from '../text/iso-time.ts';

/**
 * A task that was created up to this long before the other one stopped may still be its
 * replacement: clocks differ, and ECS may replace an unhealthy task before it stops it.
 */
export const OVERLAP_MILLISECONDS = 2 * MINUTE;

/**
 * ECS replaces a task within this time. It spaces retries of tasks that never start by up to 15
 * minutes; some report 27. A task that is created later does not replace this one.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
 */
const REPLACED_WITHIN = 35 * MINUTE;

/** Tasks created within this time were started together, however soon the first of them fails. */
const MOMENT = 5_000;

/**
 * A failed task with its times in epoch milliseconds. They are read once, because every detector
 * compares every pair of failures.
 */
export interface Life {
  readonly failure: Failure;
  readonly created: number;
  readonly failed: number;
  /** How long it ran, in milliseconds; 0 when it never started or its clock ran backwards. */
  readonly ran: number;
}

/** The times of a failed task. */
export function lifeOf(failure: Failure): Life {
  const failed = timeOf(failure.failedAt);
  const ran = failure.startedAt ? Math.max(0, failed - timeOf(failure.startedAt)) : 0;
  return { failure, created: timeOf(failure.createdAt), failed, ran };
}

/**
 * True when the later task may have been started in place of the earlier one. The overlap is never
 * more than half of the earlier task's life: otherwise tasks that were started together and fail
 * within two minutes would look like replacements of each other.
 */
export function replaces(later: Life, { created, failed }: Life): boolean {
  const next = later.created;
  if (next - failed > REPLACED_WITHIN || next - created < MOMENT) return false;
  return next - failed >= -Math.min(OVERLAP_MILLISECONDS, (failed - created) / 2);
}
