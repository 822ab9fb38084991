import { describe, expect, it } from 'vitest';
import { operationLedger } from '../../../shared/stack/operation-ledger.ts';
import { resourceFailure } from '../../../shared/stack/resource-failure.ts';
import type { StackEvent } from '../../../shared/stack/stack-event.ts';
import { minute, own, resource, STACK_ID } from '../../helpers/operations.ts';

const failuresIn = (events: readonly StackEvent[]) =>
  events.flatMap((event) => resourceFailure(event, STACK_ID) ?? []);

const good = (at: number, took: number) => [
  own(at, 'UPDATE_IN_PROGRESS', 'User Initiated', `token-${at}`),
  own(at + took, 'UPDATE_COMPLETE', undefined, `token-${at}`),
];
const undone = [
  own(100, 'UPDATE_IN_PROGRESS', 'User Initiated', 'token-100'),
  own(104, 'UPDATE_ROLLBACK_IN_PROGRESS', 'The following resource(s) failed to update: [Assets].'),
  own(106, 'UPDATE_ROLLBACK_COMPLETE'),
];
const failed = failuresIn([resource(103, 'UPDATE_FAILED', 'bucket name is taken')]);
const cancelled = [
  own(200, 'UPDATE_IN_PROGRESS', 'User Initiated'),
  own(201, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated'),
  own(202, 'UPDATE_ROLLBACK_COMPLETE'),
];

describe('operationLedger', () => {
  it('has every operation, the newest first, with its outcome, length and first failure', () => {
    const { operations } = operationLedger([...good(0, 4), ...undone], failed, []);
    expect(operations).toMatchObject([
      {
        type: 'UPDATE',
        outcome: 'rolled-back',
        status: 'UPDATE_ROLLBACK_COMPLETE',
        startedAt: minute(100),
        endedAt: minute(106),
        milliseconds: 6 * 60_000,
        token: 'token-100',
        failed: { logicalId: 'Assets', reason: 'bucket name is taken' },
      },
      { outcome: 'succeeded', milliseconds: 4 * 60_000, token: 'token-0' },
    ]);
    expect(operations[1]).not.toHaveProperty('failed');
  });

  it('joins what was found out of an operation when it had ended', () => {
    const slowest = [{ stack: 'shop-prod', logicalId: 'Assets', type: 'AWS::S3::Bucket', took: 9 }];
    const facts = [{ endedAt: minute(4), slowest, correlation: 'run-id=42' }];
    const { operations } = operationLedger([...good(0, 4), ...undone], failed, facts);
    expect(operations[1]).toMatchObject({ slowest, correlation: 'run-id=42' });
    expect(operations[0]).not.toHaveProperty('slowest');
  });

  it('counts how often operations succeed, without those that a person cancelled', () => {
    const rows = [...good(0, 4), ...undone, ...cancelled];
    expect(operationLedger(rows, failed, [])).toMatchObject({ ended: 2, succeeded: 1 });
    const running = [own(300, 'UPDATE_IN_PROGRESS', 'User Initiated')];
    expect(operationLedger([...rows, ...running], failed, [])).toMatchObject({ ended: 2 });
  });

  it('knows the usual length from three successful operations, and not before', () => {
    const two = [...good(0, 4), ...good(10, 6)];
    expect(operationLedger(two, [], [])).not.toHaveProperty('usualMilliseconds');
    const three = operationLedger([...two, ...good(20, 30)], [], []);
    expect(three.usualMilliseconds).toBe(6 * 60_000);
  });
});
