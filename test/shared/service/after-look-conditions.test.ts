import { describe, expect, it } from 'vitest';
import type { Conditions } from '../../../shared/service/service-condition.ts';
import type { LookContext, ServiceLook } from '../../../shared/service/service-look.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { afterLooks, iso, lookOf, moving, standing } from '../../helpers/looks.ts';

describe('afterLook, at a deployment', () => {
  it.each<
    [string, readonly (readonly [number, ServiceLook])[], Partial<LookContext>, readonly string[]]
  >([
    ['has not stalled at first', [[1, moving(0, 2)]], { isFailing: true }, []],
    [
      'has not after 14 minutes',
      [
        [1, moving(0, 2)],
        [14, moving(0, 2)],
      ],
      { isFailing: true },
      [],
    ],
    [
      'has after 15 minutes whose tasks fail',
      [
        [1, moving(0, 2)],
        [15, moving(0, 2)],
      ],
      { isFailing: true },
      ['deployment-stalled'],
    ],
    ['has not when it is first seen after hours', [[200, moving(0, 2)]], {}, []],
    [
      'has when nothing comes for long after that',
      [
        [200, moving(0, 2)],
        [270, moving(0, 2)],
      ],
      {},
      ['deployment-stalled'],
    ],
    [
      'has not while it only waits for old tasks',
      [
        [1, moving(2, 2)],
        [200, moving(2, 2)],
      ],
      {},
      [],
    ],
    [
      'has not while no task fails',
      [
        [1, moving(0, 2)],
        [60, moving(0, 2)],
      ],
      {},
      [],
    ],
    [
      'has not when it got one task more',
      [
        [1, moving(0, 2)],
        [10, moving(1, 2)],
        [20, moving(1, 2)],
      ],
      { isFailing: true },
      [],
    ],
    [
      'has when a task came and went',
      [
        [1, moving(1, 2)],
        [10, moving(0, 2)],
        [12, moving(1, 2)],
        [16, moving(0, 2)],
      ],
      { isFailing: true },
      ['deployment-stalled'],
    ],
    [
      'has no longer when the next begins',
      [
        [20, moving(0, 2)],
        [21, moving(0, 2, { id: 'ecs-svc/2', createdAt: new Date(iso(21)) })],
      ],
      { isFailing: true },
      [],
    ],
    [
      'has no longer when it completes',
      [
        [20, moving(0, 2)],
        [30, lookOf(2, 2)],
      ],
      { isFailing: true },
      [],
    ],
    [
      'is none to one without a rollout',
      [[90, lookOf(0, 2, { rolloutState: undefined })]],
      { isFailing: true },
      [],
    ],
  ])('that %s', (_, looks, more, expected) => {
    const stalled = Object.keys(standing(afterLooks(looks, more))).filter(
      (name) => name === 'deployment-stalled',
    );
    expect(stalled).toEqual(expected);
  });

  it('says how long and how few', () => {
    const looks = [1, 20].map((minute) => [minute, moving(1, 2)] as const);
    expect(afterLooks(looks, { isFailing: true }).conditions).toEqual({
      'deployment-stalled': conditionAt(20, 20, {
        deploymentId: 'ecs-svc/1',
        reason: 'no task more for 20 minutes, 1 of 2 running',
      }),
    });
  });
});

describe('afterLook, at tasks', () => {
  const unhealthy = (count: number) => ({ count, tasks: ['a'], reason: 'they fail' });
  const ill = (count: number, desired = 2) =>
    lookOf(desired, desired, {}, { unhealthy: unhealthy(count) });

  it.each<[string, readonly (readonly [number, ServiceLook])[], Conditions]>([
    ['none unhealthy', [[1, ill(0)]], {}],
    [
      'one of two',
      [[1, ill(1)]],
      { 'tasks-unhealthy': conditionAt(1, 1, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'one of two, still',
      [
        [1, ill(1)],
        [2, ill(1)],
      ],
      { 'tasks-unhealthy': conditionAt(1, 2, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'none any more',
      [
        [1, ill(1)],
        [2, ill(0)],
      ],
      {},
    ],
    [
      'one again',
      [
        [1, ill(1)],
        [2, ill(0)],
        [3, ill(1)],
      ],
      { 'tasks-unhealthy': conditionAt(3, 3, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'one, and then nobody could look',
      [
        [1, ill(1)],
        [2, lookOf(2, 2)],
      ],
      { 'tasks-unhealthy': conditionAt(1, 1, { reason: 'they fail', tasks: ['a'] }) },
    ],
    ['four of a hundred', [[1, ill(4, 100)]], {}],
    [
      'five of a hundred',
      [[1, ill(5, 100)]],
      { 'tasks-unhealthy': conditionAt(1, 1, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'fewer than desired',
      [[1, lookOf(1, 2)]],
      { 'below-desired': conditionAt(1, 1, { reason: '1 of 2 running' }) },
    ],
    [
      'fewer than desired, still',
      [
        [1, lookOf(1, 2)],
        [17, lookOf(1, 2)],
      ],
      { 'below-desired': conditionAt(1, 17, { reason: '1 of 2 running' }) },
    ],
    [
      'fewer, and one more than before',
      [
        [1, lookOf(0, 2)],
        [17, lookOf(1, 2)],
      ],
      { 'below-desired': conditionAt(17, 17, { reason: '1 of 2 running' }) },
    ],
    ['fewer by too few to tell', [[1, lookOf(96, 100)]], {}],
    ['fewer while a deployment goes on', [[1, moving(1, 2)]], {}],
    ['none of none', [[1, lookOf(0, 0)]], {}],
    ['more than desired', [[1, lookOf(3, 2)]], {}],
  ])('tells of %s', (_, looks, expected) => {
    expect(standing(afterLooks(looks))).toEqual(expected);
  });

  it('leaves what events said alone', () => {
    const conditions = { 'placement-failed': conditionAt(0, 0) };
    expect(afterLooks([[1, lookOf(2, 2)]], {}, { conditions }).conditions).toEqual(conditions);
  });
});
