import { isOwn, rowOf, type StackEvent } from './stack-event.ts';
import { ownReason } from './stack-reason.ts';
import type { StackRow } from './stack-row.ts';
import { isFailed, isRollback } from './stack-status.ts';

/** Failures that are kept beside the evidence; all events are kept elsewhere. */
const FAILURES = 30;
/** Rows that only tell of other failures, where nothing else is to be had. */
const CONSEQUENCES = 10;

const ownOf = ({ reason = '' }: StackEvent) => ownReason(reason);

/**
 * The rows of an operation that tell why it failed: what failed by itself, and what became of the
 * root stack. A nested stack's own rows repeat its failure, so they count only for a reason of
 * their own; otherwise the rollback of one nested stack would hide what another one failed of.
 *
 * @param events of the operation, the oldest first
 */
export function tellingRows(events: readonly StackEvent[], root: string): StackRow[] {
  const isOfRoot = (event: StackEvent) => isOwn(event) && event.stackId === root;
  const failed = events.filter(
    (event) =>
      !isOfRoot(event) && (isFailed(event.status) || (isOwn(event) && isRollback(event.status))),
  );
  const telling = failed.filter((event) => ownOf(event) !== '' || (!event.reason && !isOwn(event)));
  const kept = new Set(
    telling.length > 0 ? telling.slice(0, FAILURES) : failed.slice(0, CONSEQUENCES),
  );
  return events.filter((event) => kept.has(event) || isOfRoot(event)).map(rowOf);
}
