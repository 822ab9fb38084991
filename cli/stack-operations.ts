import { durationText } from '../shared/report/duration-text.ts';
import type { StackResource } from '../shared/resource.ts';
import {
  type LedgerOperation,
  type OperationLedger,
  operationLedger,
} from '../shared/stack/operation-ledger.ts';
import { messageIn } from '../shared/stack/stack-reason.ts';
import type { Documents } from '../shared/table/document-client.ts';
import { openResourceFailures } from '../shared/table/resource-failures.ts';
import { openStacks } from '../shared/table/stacks.ts';
import { cutBytes } from '../shared/text/cut-bytes.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { minute, plainRows } from './output.ts';

/** One root stack with its operations, as `-o json` prints it. */
export interface StackOperations extends OperationLedger {
  readonly resource: Omit<StackResource, 'key'>;
  /** Succeeded divided by ended, 0 to 1; absent when none has ended. */
  readonly successRate?: number | undefined;
}

/** All stacks of the table that are not known to be nested, by their keys. */
export async function knownStacks(documents: Documents): Promise<StackResource[]> {
  const stacks = openStacks(documents);
  const lists = (['operating', 'known'] as const).map((watch) => stacks.list(watch));
  return (await Promise.all(lists))
    .flat()
    .flatMap(({ resource, root }) =>
      resource && (root ?? resource.arn) === resource.arn ? [resource] : [],
    )
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The operations of a stack. */
export async function operationsOfStack(
  resource: StackResource,
  documents: Documents,
): Promise<StackOperations> {
  const [{ rows, facts }, failures] = await Promise.all([
    openStacks(documents).ledger(resource.key),
    openResourceFailures(documents).since(resource.key, ''),
  ]);
  const { key: _key, ...rest } = resource;
  const ledger = operationLedger(rows, failures, facts);
  const { ended, succeeded } = ledger;
  return {
    resource: rest,
    ...(ended > 0 && { successRate: Math.round((1000 * succeeded) / ended) / 1000 }),
    ...ledger,
  };
}

/** A table has no room for more; the incident has all of it. */
const REASON_BYTES = 160;

/** True when nothing is left of the stack but its history. */
const isDeleted = ({ operations }: OperationLedger) => operations[0]?.status === 'DELETE_COMPLETE';

function rateOf({ successRate, succeeded, ended }: StackOperations): string {
  if (successRate === undefined) return '-';
  return `${Math.round(100 * successRate)} % (${succeeded} of ${ended})`;
}

const lengthOf = ({ milliseconds }: LedgerOperation) =>
  milliseconds === undefined ? '-' : durationText(milliseconds);

const usualOf = ({ usualMilliseconds: usual }: OperationLedger) =>
  usual === undefined ? '-' : durationText(usual);

/** Names come back after a deletion; then only the id tells two stacks apart. */
const nameOf = (one: StackOperations) =>
  isDeleted(one) ? `${one.resource.name} (deleted)` : one.resource.name;

const STACKS = ['STACK', 'SUCCEEDED', 'USUALLY TAKES', 'NEWEST'];

/** A table of stacks, a row for each. */
export const stacksText = (found: readonly StackOperations[]): string =>
  plainRows(found, STACKS, (one) => {
    const [newest] = one.operations;
    return [
      nameOf(one),
      rateOf(one),
      usualOf(one),
      newest ? `${newest.type.toLowerCase()} ${newest.outcome} ${minute(newest.startedAt)}` : '-',
    ];
  });

/** What the service said, in the length of a cell. */
const reasonOf = ({ reason = '' }: { readonly reason?: string | undefined }) =>
  cutBytes(messageIn(reason), REASON_BYTES);

/** What failed, or else what it took so long for; and by which run it came. */
function notesOf({ failed, slowest = [], correlation, token }: LedgerOperation): string {
  const slow = slowest
    .slice(0, 2)
    .map(({ logicalId, took }) => `${logicalId} ${durationText(took)}`);
  const run = correlation ?? token;
  return [
    failed && [`${failed.logicalId} failed`, reasonOf(failed)].filter(Boolean).join(': '),
    slow.length > 0 && `slowest: ${slow.join(', ')}`,
    run && `(${run})`,
  ]
    .filter(Boolean)
    .join('; ');
}

const OPERATIONS = ['STARTED (UTC)', 'TOOK', 'OPERATION', 'OUTCOME', 'STATUS', 'NOTES'];

/** One stack with all its operations. */
export function stackText(one: StackOperations): string {
  const { resource, usualMilliseconds: usual } = one;
  const usually = usual === undefined ? '' : `, usually in ${durationText(usual)}`;
  const head = `${nameOf(one)}: ${rateOf(one)} succeeded${usually}\n${resource.arn}`;
  const rows = plainRows(one.operations, OPERATIONS, (operation) => [
    minute(operation.startedAt),
    lengthOf(operation),
    operation.type.toLowerCase(),
    operation.outcome,
    operation.status,
    notesOf(operation),
  ]);
  return `${plainText(head, 'keep')}\n\n${rows}`;
}
