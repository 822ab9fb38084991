import { describe, expect, it } from 'vitest';
import { nextSection } from '../../../shared/report/sections/next.ts';
import { stackSteps } from '../../../shared/report/stack-steps.ts';
import { minute } from '../../helpers/operations.ts';
import { recordOf } from './record-of.ts';
import { stackRecordOf } from './stack-record-of.ts';

const WHERE = '--stack-name shop-prod --region eu-west-1';
const commands = (record: Parameters<typeof stackSteps>[0]) =>
  stackSteps(record).map(({ command }) => command);
const row = (at: number, resource: string, status: string, stack = 'shop-prod') => ({
  at: minute(at),
  stack,
  resource,
  status,
  reason: 'in use',
});

describe('stackSteps', () => {
  it('continue a rollback that failed, and name what may be left out, nested ones by their stack', () => {
    const rows = [
      row(5, 'Table', 'UPDATE_FAILED'),
      row(7, 'Api', 'UPDATE_FAILED'),
      row(8, 'Db', 'UPDATE_FAILED', 'shop-prod-Data-1ABCDEFGHIJKL'),
    ];
    const record = stackRecordOf({
      status: 'UPDATE_ROLLBACK_FAILED',
      stack: { rows },
      steps: [
        [6, 'rollback-began'],
        [8, 'rollback-failed'],
      ],
    });
    expect(commands(record)).toEqual([
      `aws cloudformation continue-update-rollback ${WHERE}`,
      `aws cloudformation continue-update-rollback ${WHERE} --resources-to-skip Api shop-prod-Data-1ABCDEFGHIJKL.Db`,
    ]);
  });

  it('delete a stack again that could not be deleted, or keep what is in the way', () => {
    const rows = [row(5, 'Assets', 'DELETE_FAILED')];
    const record = stackRecordOf({ status: 'DELETE_FAILED', type: 'DELETE', stack: { rows } });
    expect(commands(record)).toEqual([
      `aws cloudformation delete-stack ${WHERE}`,
      `aws cloudformation delete-stack ${WHERE} --retain-resources Assets`,
    ]);
  });

  it('delete what is left after a creation', () => {
    const record = stackRecordOf({ status: 'ROLLBACK_COMPLETE', type: 'CREATE' });
    expect(commands(record)).toEqual([`aws cloudformation delete-stack ${WHERE}`]);
  });

  it('cancel an update that takes too long, and only an update', () => {
    const incident = { detector: 'operation-overdue' };
    const update = stackRecordOf({ status: 'UPDATE_IN_PROGRESS', incident });
    expect(commands(update)).toEqual([`aws cloudformation cancel-update-stack ${WHERE}`]);
    const create = stackRecordOf({ status: 'CREATE_IN_PROGRESS', type: 'CREATE', incident });
    expect(stackSteps(create)).toEqual([]);
  });

  it.each(['UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS'])(
    'are none while nobody has to do anything: %s',
    (status) => {
      expect(stackSteps(stackRecordOf({ status }))).toEqual([]);
    },
  );

  it('come after the advice that cures the cause', () => {
    const reason = 'You have requested more vCPU capacity than your current vCPU limit';
    const rows = [{ ...row(5, 'Host', 'CREATE_FAILED'), reason }];
    const record = stackRecordOf({ status: 'ROLLBACK_COMPLETE', type: 'CREATE', stack: { rows } });
    const kinds = nextSection(record).map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('free-stack');
    expect(kinds.slice(0, -1)).toContain('advice');
  });

  it('put no name into a command that a shell might run', () => {
    const record = stackRecordOf({ status: 'ROLLBACK_COMPLETE' });
    const resource = { ...record.resource, name: 'shop;evil' };
    expect(stackSteps({ ...record, resource })).toEqual([]);
    const rows = [row(5, 'A; rm -rf /', 'DELETE_FAILED')];
    const hostile = stackRecordOf({ status: 'DELETE_FAILED', type: 'DELETE', stack: { rows } });
    expect(commands(hostile)).toEqual([`aws cloudformation delete-stack ${WHERE}`]);
  });

  it('are none of a service', () => {
    expect(stackSteps(recordOf())).toEqual([]);
  });
});
