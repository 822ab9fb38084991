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
/** What is said so many minutes after the start of a test. */
const said = (minute: number, more: Partial<ConditionReport> = {}): ConditionReport => {
  const { since: _since, ...rest } = conditionAt(minute, minute, more);
  return rest;
};
const inTurn = (...all: readonly ConditionReport[]): Conditions =>
  all.reduce<Conditions>((known, one) => withCondition(known, NAME, one) ?? known, {});

describe('withCondition', () => {
  it.each<[string, ServiceCondition | undefined, ConditionReport, ServiceCondition | undefined]>([
    ['begins with what is said first', undefined, said(5), conditionAt(5, 5)],
    ['goes on when it is said again', conditionAt(0, 5), said(9), conditionAt(0, 9)],
    ['goes on for an hour of silence', conditionAt(0, 5), said(65), conditionAt(0, 65)],
    ['begins anew after more than that', conditionAt(0, 5), said(66), conditionAt(66, 66)],
    ['takes a copy for no news', conditionAt(0, 5), said(5), undefined],
    ['takes what was said in between for no news', conditionAt(0, 5), said(3), undefined],
    ['learns late when it began', conditionAt(4, 5), said(1), conditionAt(1, 5)],
    ['takes what was said hours before for another run', conditionAt(300, 305), said(5), undefined],
    ['begins anew once it was over', conditionAt(0, 5, { over: true }), said(9), conditionAt(9, 9)],
    ['stays over when an old copy comes', conditionAt(0, 5, { over: true }), said(5), undefined],
    [
      'begins anew with another deployment',
      conditionAt(0, 5, { deploymentId: 'ecs-svc/1' }),
      said(6, { deploymentId: 'ecs-svc/2' }),
      conditionAt(6, 6, { deploymentId: 'ecs-svc/2' }),
    ],
    [
      'leaves the newer deployment alone when the one before is heard of late',
      conditionAt(6, 6, { deploymentId: 'ecs-svc/2' }),
      said(5, { deploymentId: 'ecs-svc/1' }),
      undefined,
    ],
    [
      'says what was said last',
      conditionAt(0, 5, { reason: 'no capacity', tasks: ['a'] }),
      said(6, { reason: 'no memory' }),
      conditionAt(0, 6, { reason: 'no memory' }),
    ],
    [
      'goes on under a clock that ran ahead, when others speak within the hour',
      conditionAt(40, 40),
      said(10),
      conditionAt(10, 40),
    ],
  ])('%s', (_, known, next, expected) => {
    const conditions = withCondition(known ? { [NAME]: known } : {}, NAME, next);
    expect(conditions).toEqual(expected && { [NAME]: expected });
  });

  it('leaves the other conditions alone', () => {
    const known = { 'tasks-unhealthy': conditionAt(0, 1) };
    expect(withCondition(known, NAME, said(2))).toEqual({ ...known, [NAME]: conditionAt(2, 2) });
  });

  it('comes to the same in any order, and with copies, of what is said within an hour', () => {
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
        const inOrder = all.toSorted((a, b) => a - b).map((minute) => said(minute));
        const arrived = [...shuffled, ...copies].map((minute) => said(minute));
        expect(inTurn(...arrived)).toEqual(inTurn(...inOrder));
      }),
    );
  });
});

describe('conditionKey', () => {
  it.each([
    ['a condition of no deployment', {}, NAME],
    ['that of a deployment', { deploymentId: 'ecs-svc/1' }, `${NAME}/ecs-svc/1`],
  ])('tells apart %s', (_, more, key) => {
    expect(conditionKey(NAME, conditionAt(0, 0, more))).toBe(key);
  });
});

describe('conditionsAfter', () => {
  const after = conditionAt(10, 10).at;

  it.each<[string, ServiceCondition, ServiceCondition | undefined]>([
    ['keeps what began later', conditionAt(11, 12), conditionAt(11, 12)],
    ['drops what was said last before', conditionAt(3, 9), undefined],
    ['drops what was said last at that time', conditionAt(3, 10), undefined],
    ['has what goes on begin with what was said later', conditionAt(3, 12), conditionAt(12, 12)],
  ])('%s', (_, known, left) => {
    expect(conditionsAfter({ [NAME]: known }, after)).toEqual(left ? { [NAME]: left } : {});
  });

  it.each(['tasks-unhealthy', 'deployment-stalled', 'below-desired'] as const)(
    'has %s, which looks say each time, go on from that time',
    (name) => {
      const left = { [name]: conditionAt(10, 12) };
      expect(conditionsAfter({ [name]: conditionAt(3, 12) }, after)).toEqual(left);
    },
  );

  it('keeps all of a service that never had an incident', () => {
    const all = { [NAME]: conditionAt(0, 1), 'below-desired': conditionAt(2, 3) };
    expect(conditionsAfter(all, '')).toEqual(all);
  });
});
