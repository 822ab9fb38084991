import { anyOf } from '../text/pattern.ts';

/**
 * The statuses of stacks and resources.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export const STATUS = anyOf(
  /\b(?:CREATE|UPDATE|DELETE|IMPORT)_(?:IN_PROGRESS|COMPLETE|FAILED|SKIPPED)\b/,
  /\b(?:(?:UPDATE|IMPORT)_)?ROLLBACK_(?:IN_PROGRESS|COMPLETE|FAILED)\b/,
  /\b(?:UPDATE|UPDATE_ROLLBACK)_COMPLETE_CLEANUP_IN_PROGRESS\b/,
  /\bREVIEW_IN_PROGRESS\b/,
);

/** True when a resource, or the operation itself, failed. */
export const isFailed = (status: string): boolean => status.endsWith('_FAILED');

/** True of each status of a rollback, its beginning included. */
export const isRollback = (status: string): boolean => status.includes('ROLLBACK');

/** True of each status that shows that something went wrong. */
export const tellsOfFailure = (status: string): boolean => isFailed(status) || isRollback(status);

/**
 * Where a status stands among the events of one second: a resource begins before it is done, and
 * fails before the rollback that follows from it. Events have no other order.
 */
export function rankOf(status: string): number {
  if (isRollback(status)) return status.endsWith('ROLLBACK_IN_PROGRESS') ? 3 : 4;
  if (isFailed(status)) return 2;
  return status.endsWith('_COMPLETE') ? 1 : 0;
}
