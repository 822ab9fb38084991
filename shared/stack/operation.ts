import {
  beginning,
  isEnd,
  isSuccess,
  type OperationType,
  operationTypeOf,
  stageOf,
} from './own-status.ts';
import type { ResourceFailure } from './resource-failure.ts';
import { isForFailure, type StackEvent } from './stack-event.ts';
import { ownReason } from './stack-reason.ts';
import { isFailed, isRollback } from './stack-status.ts';

/**
 * One create, update, delete or import of a root stack, with its rollback and its nested stacks.
 * Times are ISO.
 */
export interface Operation {
  readonly type: OperationType;
  /** When it began, or the first that is known of it. */
  readonly startedAt: string;
  /** The newest status of the root stack. */
  readonly status: string;
  /** Only when nothing goes on any more. */
  readonly endedAt?: string | undefined;
  readonly token?: string | undefined;
  /** What became of the root stack itself, in order. */
  readonly rows: readonly StackEvent[];
  /** The resources that failed, in order; of nested stacks, too. */
  readonly failures: readonly ResourceFailure[];
}

interface Draft {
  type: OperationType;
  startedAt: string;
  rows: StackEvent[];
  failures: ResourceFailure[];
}

const newest = ({ rows }: Draft) => rows.at(-1);

const hasEnded = (draft: Draft): boolean => isEnd(newest(draft)?.status ?? '');

const tokenOf = ({ rows, failures }: Draft) =>
  rows.find(({ token }) => token)?.token ?? failures.find(({ token }) => token)?.token;

/**
 * True for the deletion of a stack whose creation failed, with on-failure DELETE: nothing but the
 * failure comes before it. A person who deletes a stack is "User Initiated" and has a new token.
 */
function isOnFailureDelete(draft: Draft, row: StackEvent): boolean {
  const { status, reason = '', token } = row;
  if (draft.type !== 'CREATE' || status !== 'DELETE_IN_PROGRESS' || hasEnded(draft)) return false;
  if (draft.rows.some((one) => isRollback(one.status))) return false;
  if (/^user initiated/i.test(reason)) return false;
  const known = tokenOf(draft);
  if (token && known) return token === known;
  return draft.failures.length > 0 || isForFailure(row);
}

/** True when a status that begins operations begins another one than this. */
function isAnother(draft: Draft, row: StackEvent): boolean {
  if (hasEnded(draft)) return true;
  const known = tokenOf(draft);
  if (row.token && known && row.token !== known) return true;
  if (draft.rows.some(({ status }) => isRollback(status))) return true;
  return draft.rows.length > 0 && beginning(row.status) !== draft.type;
}

/** True when the root stack goes on after an end: its failed rollback is continued, or repeated. */
function continues(draft: Draft, { status }: StackEvent): boolean {
  const last = newest(draft)?.status ?? '';
  if (!isEnd(last)) return true;
  return status === last || (isFailed(last) && isRollback(status));
}

/** What fails while an update is cleaned up is no operation of its own. */
const isCleanUp = (draft: Draft, { status }: ResourceFailure): boolean =>
  status === 'DELETE_FAILED' && draft.type !== 'DELETE';

/**
 * True when a failed resource of the root stack has another token than the operation that goes on:
 * it belongs to the next one, of which no row is known yet. A rollback that is continued has a
 * token of its own, too.
 */
function isOfAnother({ rows, failures }: Draft, failure: ResourceFailure): boolean {
  const [first] = rows;
  if (!failure.token || first?.stackId !== failure.stackId) return false;
  if (rows.some(({ status }) => isRollback(status) && isFailed(status))) return false;
  const tokens = [...rows, ...failures].flatMap(({ token }) => token ?? []);
  return tokens.length > 0 && !tokens.includes(failure.token);
}

/** The type that a row of the stack itself shows; a failed resource alone only lets guess. */
function typeShownBy(row: StackEvent, { failures }: Pick<Draft, 'failures'>): OperationType {
  const isCreation = failures.some(({ status }) => status === 'CREATE_FAILED');
  if (isForFailure(row) || (row.status.startsWith('DELETE_') && isCreation)) return 'CREATE';
  return refusedType(row) ?? operationTypeOf(row.status);
}

type Entry = { readonly at: string; readonly order: number } & (
  | { readonly row: StackEvent }
  | { readonly failure: ResourceFailure }
);

/** A resource fails after the operation began, and before what follows from it. */
const RESOURCES = 0.5;

function inOrder(rows: readonly StackEvent[], failures: readonly ResourceFailure[]): Entry[] {
  const entries: Entry[] = [
    ...rows.map((row) => ({ at: row.at, order: stageOf(row.status), row })),
    ...failures.map((failure) => ({ at: failure.at, order: RESOURCES, failure })),
  ];
  return entries.sort((a, b) => (a.at === b.at ? a.order - b.order : a.at < b.at ? -1 : 1));
}

/**
 * The operations of a root stack, the oldest first. A function of the set of its events: neither
 * their order nor copies of them matter, and an operation whose beginning is unknown begins with
 * the first that is known of it.
 *
 * @param rows what became of the root stack itself
 * @param failures of its resources, and of those of its nested stacks
 */
export function operationsOf(
  rows: readonly StackEvent[],
  failures: readonly ResourceFailure[],
): Operation[] {
  const drafts: Draft[] = [];
  const begin = (type: OperationType, at: string): Draft => {
    const draft: Draft = { type, startedAt: at, rows: [], failures: [] };
    drafts.push(draft);
    return draft;
  };
  for (const entry of inOrder(rows, failures)) {
    const current = drafts.at(-1);
    if ('failure' in entry) {
      const { failure } = entry;
      const isOurs =
        current &&
        (hasEnded(current) ? isCleanUp(current, failure) : !isOfAnother(current, failure));
      const guessed = operationTypeOf(failure.status);
      // What is created in a stack that there was before belongs to an update.
      const type = current && guessed === 'CREATE' ? 'UPDATE' : guessed;
      const draft = isOurs ? current : begin(type, failure.at);
      draft.failures.push(failure);
      continue;
    }
    const { row } = entry;
    // A review of a change set changes nothing.
    if (row.status.startsWith('REVIEW_')) continue;
    const type = beginning(row.status);
    const isOurs =
      current &&
      (type
        ? isOnFailureDelete(current, row) || !isAnother(current, row)
        : continues(current, row));
    const draft = isOurs ? current : begin(typeShownBy(row, { failures: [] }), row.at);
    if (draft.rows.length === 0) draft.type = typeShownBy(row, draft);
    draft.rows.push(row);
  }
  return drafts.map(operationIn);
}

/**
 * A deletion that is refused, because another stack uses an export, leaves the stack in the status
 * that it had, with the reason. Source: https://github.com/aws/aws-cdk/issues/604
 */
const REFUSED = /\bcannot be deleted\b/i;

const refusedType = ({ status, reason = '' }: StackEvent): OperationType | undefined =>
  isSuccess(status) && isEnd(status) && REFUSED.test(ownReason(reason)) ? 'DELETE' : undefined;

function operationIn(draft: Draft): Operation {
  const { type, startedAt, rows, failures } = draft;
  const last = newest(draft);
  // The same end may be told twice, by an event and by the API: the first one counts.
  const end =
    last && isEnd(last.status) && rows.findLastIndex(({ status }) => status !== last.status);
  const endedAt = typeof end === 'number' ? rows[end + 1]?.at : undefined;
  const token = tokenOf(draft);
  return {
    type,
    startedAt,
    status: last?.status ?? `${type}_IN_PROGRESS`,
    ...(endedAt && { endedAt }),
    ...(token && { token }),
    rows,
    failures,
  };
}
