import type { OperationHistory } from '../../shared/detection/stack-detector.ts';
import { type Operation, operationsOf } from '../../shared/stack/operation.ts';
import { type ResourceFailure, resourceFailure } from '../../shared/stack/resource-failure.ts';
import { STACK_TYPE, type StackEvent } from '../../shared/stack/stack-event.ts';

const UUID = '0f1e2d3c-1111-2222-3333-444455556666';
export const STACK_ID = `arn:aws:cloudformation:eu-west-1:123456789012:stack/shop-prod/${UUID}`;

/** ISO time so many minutes into the story. */
export const minute = (at: number): string =>
  new Date(Date.parse('2026-02-03T10:00:00Z') + at * 60_000).toISOString();

/** What became of the stack itself. */
export const own = (at: number, status: string, reason?: string, token?: string): StackEvent => ({
  at: minute(at),
  stack: 'shop-prod',
  stackId: STACK_ID,
  logicalId: 'shop-prod',
  type: STACK_TYPE,
  status,
  physicalId: STACK_ID,
  ...(reason && { reason }),
  ...(token && { token }),
});

/** What became of a resource. */
export const resource = (at: number, status: string, reason?: string): StackEvent => ({
  at: minute(at),
  stack: 'shop-prod',
  stackId: STACK_ID,
  logicalId: 'Assets',
  type: 'AWS::S3::Bucket',
  status,
  ...(reason && { reason }),
});

/** The operations of these events, in whatever order they stand. */
export function operations(events: readonly StackEvent[]): Operation[] {
  const found = events.flatMap((one): ResourceFailure[] => {
    const failure = resourceFailure(one, STACK_ID);
    return failure ? [failure] : [];
  });
  return operationsOf(
    events.filter(({ physicalId }) => physicalId === STACK_ID),
    // As the table keeps them: copies of one event are one item.
    [...new Map(found.map((one) => [one.key, one])).values()],
  );
}

/** The last operation of these events, as a detector sees it. */
export function historyOf(
  events: readonly StackEvent[],
  more: Partial<OperationHistory> = {},
): OperationHistory {
  const operation = operations(events).at(-1);
  if (!operation) throw new Error('no operation');
  return { operation, now: Date.parse(minute(60)), ...more };
}
