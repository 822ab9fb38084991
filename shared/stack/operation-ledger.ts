import { type Operation, operationsOf } from './operation.ts';
import { factsAbout, type OperationFacts, type SlowResource } from './operation-facts.ts';
import { type OperationOutcome, outcomeOf, usualMilliseconds } from './operation-outcome.ts';
import type { ResourceFailure } from './resource-failure.ts';
import type { StackEvent } from './stack-event.ts';

/** One operation of a stack, as the ledger keeps it. Times are ISO. */
export interface LedgerOperation
  extends Pick<Operation, 'type' | 'status' | 'startedAt' | 'endedAt' | 'token'> {
  readonly outcome: OperationOutcome;
  readonly milliseconds?: number | undefined;
  /** What failed first, as long as failures are kept. */
  readonly failed?: Pick<StackEvent, 'logicalId' | 'type' | 'stack' | 'reason'> | undefined;
  /** The longest first; known when its events could be read. */
  readonly slowest?: readonly SlowResource[] | undefined;
  /** The tag of the stack that tells which run of a pipeline it was. */
  readonly correlation?: string | undefined;
}

/** The operations of a stack, and how often they succeed. */
export interface OperationLedger {
  /** Operations that came to an end by themselves: those that a person cancelled are left out. */
  readonly ended: number;
  readonly succeeded: number;
  /** The median length of updates that succeeded; unknown until three operations did. */
  readonly usualMilliseconds?: number | undefined;
  /** The newest first. */
  readonly operations: readonly LedgerOperation[];
}

const OPEN_ENDED: readonly OperationOutcome[] = ['in-progress', 'rolling-back', 'cancelled'];

function entryOf(operation: Operation, facts: readonly OperationFacts[]): LedgerOperation {
  const { type, status, startedAt, endedAt, token, failures } = operation;
  const { slowest, correlation } = factsAbout(operation, facts) ?? {};
  const [first] = failures;
  return {
    type,
    status,
    outcome: outcomeOf(operation),
    startedAt,
    ...(endedAt && { endedAt, milliseconds: Date.parse(endedAt) - Date.parse(startedAt) }),
    ...(token && { token }),
    ...(correlation && { correlation }),
    ...(first && {
      failed: {
        logicalId: first.logicalId,
        type: first.type,
        stack: first.stack,
        ...(first.reason && { reason: first.reason }),
      },
    }),
    ...(slowest && { slowest }),
  };
}

/**
 * @param rows all that became of the root stack itself
 * @param failures of its resources
 * @param facts what was found out of operations that ended
 */
export function operationLedger(
  rows: readonly StackEvent[],
  failures: readonly ResourceFailure[],
  facts: readonly OperationFacts[],
): OperationLedger {
  const operations = operationsOf(rows, failures);
  const usual = usualMilliseconds(operations, 'UPDATE');
  const entries = operations.map((one) => entryOf(one, facts)).reverse();
  const ended = entries.filter(({ outcome }) => !OPEN_ENDED.includes(outcome));
  return {
    ended: ended.length,
    succeeded: ended.filter(({ outcome }) => outcome === 'succeeded').length,
    ...(usual !== undefined && { usualMilliseconds: usual }),
    operations: entries,
  };
}
