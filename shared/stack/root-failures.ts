import { ownReason } from './stack-reason.ts';
import type { StackRow } from './stack-row.ts';
import { isFailed, isRollback, rankOf, tellsOfFailure } from './stack-status.ts';

const statusOf = ({ status = '' }: StackRow) => status;

/** The console and the API list what is newest first. */
function isNewestFirst(rows: readonly StackRow[]): boolean {
  const times = rows.flatMap(({ at }) => at ?? []);
  const [first = '', last = ''] = [times[0], times.at(-1)];
  if (first !== last) return first > last;
  const beginning = rows.findIndex(isBeginning);
  if (beginning >= 0) return rows.slice(0, beginning).some((row) => tellsOfFailure(statusOf(row)));
  // A rollback follows the failure for which it began; what it cannot delete fails after it.
  const rollback = rows.findIndex((row) => isRollback(statusOf(row)));
  const failure = rows.findLastIndex((row) =>
    /^(?:CREATE|UPDATE|IMPORT)_FAILED$/.test(statusOf(row)),
  );
  return rollback >= 0 && rollback < failure;
}

/**
 * The rows from the first to the last, whichever way they were listed: by time, then by what can
 * only follow from what, never by arrival.
 */
export function chronological(rows: readonly StackRow[]): StackRow[] {
  const listed = isNewestFirst(rows) ? [...rows].reverse() : [...rows];
  if (!listed.every(({ at }) => at !== undefined)) return listed;
  return listed.sort((a, b) => {
    const [one = '', other = ''] = [a.at, b.at];
    if (one !== other) return one < other ? -1 : 1;
    return rankOf(statusOf(a)) - rankOf(statusOf(b));
  });
}

/** The first row of an operation that somebody asked for; a rollback is a part of one. */
const isBeginning = ({ status = '', reason }: StackRow): boolean =>
  /^(?:CREATE|UPDATE|DELETE|IMPORT)_IN_PROGRESS$/.test(status) && /^user initiated$/i.test(reason);

/** The rows of the last operation, from its beginning; lists go back for weeks. */
export function lastOperation(rows: readonly StackRow[]): StackRow[] {
  const story = chronological(rows);
  const beginning = story.findLastIndex(isBeginning);
  return beginning > 0 ? story.slice(beginning) : story;
}

/**
 * The failures with which an operation failed, in the order of their times: several, when resources
 * failed independently. What failed because of another one is left out, and so is what the rollback
 * could not undo. Only where no resource says anything of its own, the stack's own rows do: a
 * parameter that fails validation, an export that is in use.
 *
 * @param rows of one operation, in any order; rows without a status are reasons of failures
 */
export function rootFailures(rows: readonly StackRow[]): StackRow[] {
  const story = chronological(rows);
  const own = story.filter(({ reason }) => ownReason(reason) !== '');
  if (!story.some(({ status }) => status)) return own;
  const undone = story.findIndex((row) => isRollback(statusOf(row)));
  const before = new Set(undone < 0 ? story : story.slice(0, undone));
  const failed = own.filter((row) => isFailed(statusOf(row)));
  const ofStack = own.filter((row) => isRollback(statusOf(row)));
  const candidates = [failed.filter((row) => before.has(row)), failed, ofStack];
  return candidates.find((rows) => rows.length > 0) ?? [];
}
