import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConditionReport,
  type Conditions,
  conditionKey,
  conditionsAfter,
  type ServiceCondition,
  withCondition,
} from '../../../shared/service/service-condition.ts';
import { conditionAt } from '../../helpers/conditions.ts';

const NAME = 'placement-failed';
/** A report so many minutes after the start of a test. */
const reportAt = (minute: number, more: Partial<ConditionReport> = {}): ConditionReport => {
  const { since: _since, ...rest } = conditionAt(minute, minute, more);
  return rest;
};
const inTurn = (...all: readonly ConditionReport[]): Conditions =>
  all.reduce<Conditions>((known, one) => withCondition(known, NAME, one) ?? known, {});

describe('withCondition', () => {
  it.each<[string, ServiceCondition | undefined, ConditionReport, ServiceCondition | undefined]>([
    ['starts with the first report', undefined, reportAt(5), conditionAt(5, 5)],
    ['continues with the next report', conditionAt(0, 5), reportAt(9), conditionAt(0, 9)],
    ['continues after an hour of silence', conditionAt(0, 5), reportAt(65), conditionAt(0, 65)],
    [
      'starts anew after more than an hour of silence',
      conditionAt(0, 5),
      reportAt(66),
      conditionAt(66, 66),
    ],
    ['ignores a copy', conditionAt(0, 5), reportAt(5), undefined],
    [
      'ignores a late report from between its start and its newest report',
      conditionAt(0, 5),
      reportAt(3),
      undefined,
    ],
    [
      'moves its start back when an earlier report arrives late',
      conditionAt(4, 5),
      reportAt(1),
      conditionAt(1, 5),
    ],
    [
      'ignores a late report from hours before its start',
      conditionAt(300, 305),
      reportAt(5),
      undefined,
    ],
    [
      'starts anew once it was over',
      conditionAt(0, 5, { over: true }),
      reportAt(9),
      conditionAt(9, 9),
    ],
    [
      'stays over when an old copy arrives',
      conditionAt(0, 5, { over: true }),
      reportAt(5),
      undefined,
    ],
    [
      'starts anew with another deployment',
      conditionAt(0, 5, { deploymentId: 'ecs-svc/1' }),
      reportAt(6, { deploymentId: 'ecs-svc/2' }),
      conditionAt(6, 6, { deploymentId: 'ecs-svc/2' }),
    ],
    [
      'ignores a late report about an earlier deployment',
      conditionAt(6, 6, { deploymentId: 'ecs-svc/2' }),
      reportAt(5, { deploymentId: 'ecs-svc/1' }),
      undefined,
    ],
    [
      'takes its reason and tasks from the newest report',
      conditionAt(0, 5, { reason: 'no capacity', tasks: ['a'] }),
      reportAt(6, { reason: 'no memory' }),
      conditionAt(0, 6, { reason: 'no memory' }),
    ],
    [
      'keeps the later time when a clock ran ahead by less than an hour',
      conditionAt(40, 40),
      reportAt(10),
      conditionAt(10, 40),
    ],
  ])('%s', (_, known, next, expected) => {
    const conditions = withCondition(known ? { [NAME]: known } : {}, NAME, next);
    expect(conditions).toEqual(expected && { [NAME]: expected });
  });

  it('leaves the other conditions alone', () => {
    const known = { 'tasks-unhealthy': conditionAt(0, 1) };
    expect(withCondition(known, NAME, reportAt(2))).toEqual({
      ...known,
      [NAME]: conditionAt(2, 2),
    });
  });

  it('does not depend on the order or on copies of reports within an hour', () => {
    const minutes = fc.uniqueArray(fc.nat(59), { minLength: 1, maxLength: 6 });
    const orders = minutes.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.subarray(all),
      ),
    );
    fc.assert(
      fc.property(orders, ([all, shuffled, copies]) => {
        const inOrder = all.toSorted((a, b) => a - b).map((minute) => reportAt(minute));
        const arrived = [...shuffled, ...copies].map((minute) => reportAt(minute));
        expect(inTurn(...arrived)).toEqual(inTurn(...inOrder));
      }),
    );
  });
});

describe('conditionKey', () => {
  it.each([
    ['is the name of a condition without a deployment', {}, NAME],
    [
      'includes the deployment of a condition that has one',
      { deploymentId: 'ecs-svc/1' },
      `${NAME}/ecs-svc/1`,
    ],
  ])('%s', (_, more, key) => {
    expect(conditionKey(NAME, conditionAt(0, 0, more))).toBe(key);
  });
});

describe('conditionsAfter', () => {
  const after = conditionAt(10, 10).at;

  it.each<[string, ServiceCondition, ServiceCondition | undefined]>([
    ['keeps a condition that began later', conditionAt(11, 12), conditionAt(11, 12)],
    ['drops a condition that was last reported before', conditionAt(3, 9), undefined],
    ['drops a condition that was last reported at that very time', conditionAt(3, 10), undefined],
    [
      'moves the start of a condition that continues to its newest report',
      conditionAt(3, 12),
      conditionAt(12, 12),
    ],
  ])('%s', (_, known, left) => {
    expect(conditionsAfter({ [NAME]: known }, after)).toEqual(left ? { [NAME]: left } : {});
  });

  it.each(['tasks-unhealthy', 'deployment-stalled', 'below-desired'] as const)(
    'moves the start of %s, which every look reports, to that time',
    (name) => {
      const left = { [name]: conditionAt(10, 12) };
      expect(conditionsAfter({ [name]: conditionAt(3, 12) }, after)).toEqual(left);
    },
  );

  it('keeps every condition of a service that never had an incident', () => {
    const all = { [NAME]: conditionAt(0, 1), 'below-desired': conditionAt(2, 3) };
    expect(conditionsAfter(all, '')).toEqual(all);
  });
});
