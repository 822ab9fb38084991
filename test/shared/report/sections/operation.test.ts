import { describe, expect, it } from 'vitest';
import { operationSection } from '../../../../shared/report/sections/operation.ts';
import { minute, own, resource } from '../../../helpers/operations.ts';
import { recordOf } from '../record-of.ts';
import { stackRecordOf } from '../stack-record-of.ts';

const NESTED = 'shop-prod-Data-1ABCDEFGHIJKL';
const row = { at: minute(5), type: 'AWS::RDS::DBInstance', status: 'CREATE_FAILED' };

describe('operationSection', () => {
  it('has what failed first by itself, with its nested stack, and how far the operation came', () => {
    const section = operationSection(
      stackRecordOf({
        status: 'UPDATE_ROLLBACK_IN_PROGRESS',
        stack: {
          rows: [
            { ...row, stack: NESTED, resource: 'Cache', reason: 'Resource creation cancelled' },
            { ...row, stack: NESTED, resource: 'Db', reason: 'Cannot find version 99' },
          ],
          progress: { done: 3, inProgress: [{ logicalId: 'Search', type: 'AWS::S3::Bucket' }] },
        },
        steps: [[6, 'rollback-began']],
      }),
    );
    expect(section).toMatchObject({
      type: 'UPDATE',
      status: 'UPDATE_ROLLBACK_IN_PROGRESS',
      startedAt: minute(0),
      failed: { logicalId: 'Db', type: 'AWS::RDS::DBInstance', nested: NESTED, at: minute(5) },
      done: 3,
      inProgress: [{ logicalId: 'Search' }],
      rollback: { beganAt: minute(6), hasFailed: false },
    });
    expect(section?.rollback).not.toHaveProperty('endedAt');
  });

  it('names no resource when only the stack itself says what is wrong', () => {
    const reason = 'Parameter validation failed: parameter value x does not exist';
    const rows = [{ at: minute(1), stack: 'shop-prod', resource: 'shop-prod', reason }];
    const stack = { rows: rows.map((one) => ({ ...one, status: 'UPDATE_ROLLBACK_IN_PROGRESS' })) };
    const section = operationSection(stackRecordOf({ status: 'UPDATE_ROLLBACK_COMPLETE', stack }));
    expect(section).not.toHaveProperty('failed');
  });

  it.each([
    ['rolled-back', 'UPDATE_ROLLBACK_COMPLETE', false],
    ['rollback-failed', 'UPDATE_ROLLBACK_FAILED', true],
    ['stack-deleted', 'DELETE_COMPLETE', false],
  ] as const)('tells when the rollback ended: %s', (kind, status, hasFailed) => {
    const steps = [
      [6, 'rollback-began'],
      [9, kind],
    ] as const;
    expect(operationSection(stackRecordOf({ status, steps }))?.rollback).toEqual({
      beganAt: minute(6),
      endedAt: minute(9),
      hasFailed,
      isDeletion: false,
    });
  });

  it('has each step of each resource, those of the rollback apart, with their lengths', () => {
    const stackEvents = [
      own(0, 'UPDATE_IN_PROGRESS', 'User Initiated'),
      resource(1, 'UPDATE_IN_PROGRESS'),
      resource(2, 'UPDATE_IN_PROGRESS', 'Resource update initiated'),
      resource(5, 'UPDATE_FAILED', 'no'),
      own(6, 'UPDATE_ROLLBACK_IN_PROGRESS'),
      resource(7, 'UPDATE_IN_PROGRESS'),
      resource(9, 'UPDATE_COMPLETE'),
      { ...resource(9, 'DELETE_COMPLETE'), logicalId: 'Extra' },
    ];
    const section = operationSection(
      stackRecordOf({ status: 'UPDATE_ROLLBACK_COMPLETE', stackEvents }),
    );
    const steps = section?.steps.map(({ logicalId, startedAt, took, status }) => [
      logicalId,
      startedAt,
      took,
      status,
    ]);
    expect(steps).toEqual([
      ['Assets', minute(1), 4 * 60_000, 'UPDATE_FAILED'],
      ['Assets', minute(7), 2 * 60_000, 'UPDATE_COMPLETE'],
      ['Extra', minute(9), undefined, 'DELETE_COMPLETE'],
    ]);
  });

  it('does not exist for a service', () => {
    expect(operationSection(recordOf())).toBeUndefined();
  });
});
