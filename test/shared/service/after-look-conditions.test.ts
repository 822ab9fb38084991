import { describe, expect, it } from 'vitest';
import type { Conditions } from '../../../shared/service/service-condition.ts';
import type { LookContext, ServiceLook } from '../../../shared/service/service-look.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { afterLooks, iso, lookOf, moving, standing } from '../../helpers/looks.ts';

describe('afterLook, during a deployment', () => {
  it.each<
    [string, readonly (readonly [number, ServiceLook])[], Partial<LookContext>, readonly string[]]
  >([
    ['reports no stall in the first minute', [[1, moving(0, 2)]], { isFailing: true }, []],
    [
      'reports no stall after 14 minutes',
      [
        [1, moving(0, 2)],
        [14, moving(0, 2)],
      ],
      { isFailing: true },
      [],
    ],
    [
      'reports a stall after 15 minutes while tasks fail',
      [
        [1, moving(0, 2)],
        [15, moving(0, 2)],
      ],
      { isFailing: true },
      ['deployment-stalled'],
    ],
    [
      'reports no stall at the first look, even if the deployment is hours old',
      [[200, moving(0, 2)]],
      {},
      [],
    ],
    [
      'reports a stall after 70 minutes without progress since the first look',
      [
        [200, moving(0, 2)],
        [270, moving(0, 2)],
      ],
      {},
      ['deployment-stalled'],
    ],
    [
      'reports no stall while it only waits for old tasks to stop',
      [
        [1, moving(2, 2)],
        [200, moving(2, 2)],
      ],
      {},
      [],
    ],
    [
      'reports no stall within the first hour while no task fails',
      [
        [1, moving(0, 2)],
        [60, moving(0, 2)],
      ],
      {},
      [],
    ],
    [
      'reports no stall within 15 minutes of the last progress',
      [
        [1, moving(0, 2)],
        [10, moving(1, 2)],
        [20, moving(1, 2)],
      ],
      { isFailing: true },
      [],
    ],
    [
      'does not take a restarted task for progress',
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
      'reports no stall once the next deployment has begun',
      [
        [20, moving(0, 2)],
        [21, moving(0, 2, { id: 'ecs-svc/2', createdAt: new Date(iso(21)) })],
      ],
      { isFailing: true },
      [],
    ],
    [
      'reports no stall once the deployment has completed',
      [
        [20, moving(0, 2)],
        [30, lookOf(2, 2)],
      ],
      { isFailing: true },
      [],
    ],
    [
      'reports no stall without a rollout state',
      [[90, lookOf(0, 2, { rolloutState: undefined })]],
      { isFailing: true },
      [],
    ],
  ])('%s', (_, looks, more, expected) => {
    const stalled = Object.keys(standing(afterLooks(looks, more))).filter(
      (name) => name === 'deployment-stalled',
    );
    expect(stalled).toEqual(expected);
  });

  it('says how long there was no progress and how many tasks run', () => {
    const looks = [1, 20].map((minute) => [minute, moving(1, 2)] as const);
    expect(afterLooks(looks, { isFailing: true }).conditions).toEqual({
      'deployment-stalled': conditionAt(20, 20, {
        deploymentId: 'ecs-svc/1',
        reason: 'no further task for 20 minutes, 1 of 2 running',
      }),
    });
  });
});

describe('afterLook, when tasks are unhealthy or missing', () => {
  const unhealthy = (count: number) => ({ count, tasks: ['a'], reason: 'they fail' });
  const unhealthyLook = (count: number, desired = 2) =>
    lookOf(desired, desired, {}, { unhealthy: unhealthy(count) });

  it.each<[string, readonly (readonly [number, ServiceLook])[], Conditions]>([
    ['reports nothing when no task is unhealthy', [[1, unhealthyLook(0)]], {}],
    [
      'reports one unhealthy task of two',
      [[1, unhealthyLook(1)]],
      { 'tasks-unhealthy': conditionAt(1, 1, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'reports the unhealthy task again while it lasts',
      [
        [1, unhealthyLook(1)],
        [2, unhealthyLook(1)],
      ],
      { 'tasks-unhealthy': conditionAt(1, 2, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'ends the condition when no task is unhealthy any more',
      [
        [1, unhealthyLook(1)],
        [2, unhealthyLook(0)],
      ],
      {},
    ],
    [
      'starts anew when a task is unhealthy again',
      [
        [1, unhealthyLook(1)],
        [2, unhealthyLook(0)],
        [3, unhealthyLook(1)],
      ],
      { 'tasks-unhealthy': conditionAt(3, 3, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'changes nothing when health could not be read',
      [
        [1, unhealthyLook(1)],
        [2, lookOf(2, 2)],
      ],
      { 'tasks-unhealthy': conditionAt(1, 1, { reason: 'they fail', tasks: ['a'] }) },
    ],
    ['reports nothing for four unhealthy tasks of a hundred', [[1, unhealthyLook(4, 100)]], {}],
    [
      'reports five unhealthy tasks of a hundred',
      [[1, unhealthyLook(5, 100)]],
      { 'tasks-unhealthy': conditionAt(1, 1, { reason: 'they fail', tasks: ['a'] }) },
    ],
    [
      'reports fewer tasks than desired',
      [[1, lookOf(1, 2)]],
      { 'below-desired': conditionAt(1, 1, { reason: '1 of 2 running' }) },
    ],
    [
      'reports fewer tasks than desired again while it lasts',
      [
        [1, lookOf(1, 2)],
        [17, lookOf(1, 2)],
      ],
      { 'below-desired': conditionAt(1, 17, { reason: '1 of 2 running' }) },
    ],
    [
      'starts anew when one more task runs, though fewer than desired',
      [
        [1, lookOf(0, 2)],
        [17, lookOf(1, 2)],
      ],
      { 'below-desired': conditionAt(17, 17, { reason: '1 of 2 running' }) },
    ],
    ['reports nothing when 4 of 100 tasks are missing', [[1, lookOf(96, 100)]], {}],
    ['reports nothing for missing tasks during a deployment', [[1, moving(1, 2)]], {}],
    ['reports nothing for a service scaled to zero', [[1, lookOf(0, 0)]], {}],
    ['reports nothing when more tasks run than desired', [[1, lookOf(3, 2)]], {}],
  ])('%s', (_, looks, expected) => {
    expect(standing(afterLooks(looks))).toEqual(expected);
  });

  it('does not touch conditions that events reported', () => {
    const conditions = { 'placement-failed': conditionAt(0, 0) };
    expect(afterLooks([[1, lookOf(2, 2)]], {}, { conditions }).conditions).toEqual(conditions);
  });
});
