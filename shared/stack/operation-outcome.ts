import type { Operation } from './operation.ts';
import { isEnd, isStuck, isSuccess } from './own-status.ts';
import type { StackEvent } from './stack-event.ts';
import { isRollback } from './stack-status.ts';

/**
 * What became of an operation. `refused`: a deletion that changed nothing. `deleted`: a creation
 * that failed, whose stack was deleted for it. `stuck`: it ended where only a person can go on.
 */
export type OperationOutcome =
  | 'in-progress'
  | 'succeeded'
  | 'rolling-back'
  | 'rolled-back'
  | 'cancelled'
  | 'deleted'
  | 'refused'
  | 'stuck';

const rollbackOf = ({ rows }: Operation): StackEvent | undefined =>
  rows.find(({ status }) => isRollback(status));

/**
 * True when a person cancelled the update: it rolls back although nothing had failed. That a
 * rollback was "requested by user" says nothing, since every rollback says so.
 * Source: API_CancelUpdateStack.html in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/
 */
export function isCancelled(operation: Operation): boolean {
  const rollback = rollbackOf(operation);
  if (!rollback || !/^user initiated\b/i.test(rollback.reason ?? '')) return false;
  return !operation.failures.some(({ at }) => at <= rollback.at);
}

/** What became of an operation, as far as is known. */
export function outcomeOf(operation: Operation): OperationOutcome {
  const { type, status, endedAt } = operation;
  if (isEnd(status) && isStuck(status)) return 'stuck';
  if (type === 'DELETE') {
    if (status === 'DELETE_COMPLETE') return 'succeeded';
    return endedAt ? 'refused' : 'in-progress';
  }
  if (isSuccess(status)) return 'succeeded';
  if (status === 'DELETE_COMPLETE') return 'deleted';
  if (!isRollback(status)) return status === 'DELETE_IN_PROGRESS' ? 'rolling-back' : 'in-progress';
  if (isCancelled(operation)) return 'cancelled';
  return endedAt ? 'rolled-back' : 'rolling-back';
}

/** Failures that belong to the operation's own work, and not to what it clears away. */
export const workFailures = ({ type, failures }: Operation): Operation['failures'] =>
  type === 'DELETE' ? failures : failures.filter(({ status }) => status !== 'DELETE_FAILED');

/** The median length of those that succeeded; undefined until three of them are known. */
export function usualMilliseconds(
  operations: readonly Operation[],
  type: string,
): number | undefined {
  const ended = operations.filter((one) => outcomeOf(one) === 'succeeded' && one.endedAt);
  const alike = ended.filter((one) => one.type === type);
  const known = alike.length >= KNOWN ? alike : ended.filter((one) => one.type !== 'DELETE');
  if (known.length < KNOWN) return undefined;
  const lengths = known
    .map(({ startedAt, endedAt = startedAt }) => Date.parse(endedAt) - Date.parse(startedAt))
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)];
}

/** Fewer successful operations than this tell nothing of how long one usually takes. */
const KNOWN = 3;

/** An operation that takes longer than so many times the usual time is worth a look. */
const TIMES = 2;

/**
 * Since when an operation, its rollback included, has taken more than twice its usual time; ISO.
 * Undefined when it has not, when it has ended, or when the usual time is unknown.
 */
export function overdueSince(
  { startedAt, endedAt }: Operation,
  usual: number | undefined,
  now: number,
): string | undefined {
  if (endedAt || usual === undefined) return undefined;
  const overdue = Date.parse(startedAt) + TIMES * usual;
  return now > overdue ? new Date(overdue).toISOString() : undefined;
}
