import { describe, expect, it } from 'vitest';
import { afterLook, isUnsettled } from '../../../shared/service/after-look.ts';
import type { Conditions } from '../../../shared/service/service-condition.ts';
import type { ServiceLook } from '../../../shared/service/service-look.ts';
import type { ServiceState } from '../../../shared/service/service-state.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { afterLooks, context, iso, lookOf, moving } from '../../helpers/looks.ts';

describe('afterLook', () => {
  it('writes nothing when a look shows nothing new', () => {
    const state = afterLooks([[1, lookOf(2, 2)]]);
    expect(afterLook(state, lookOf(2, 2), context(2))).toBeUndefined();
    expect(afterLook(state, lookOf(1, 2), context(2))).toBeDefined();
  });

  it.each<[string, ServiceState, ServiceLook | undefined, ServiceState | undefined]>([
    [
      'a service that is gone',
      { watch: 'watched', desiredCount: 2 },
      undefined,
      { watch: 'gone', desiredCount: 2, refreshedAt: iso(9) },
    ],
    [
      'one that was deleted',
      { watch: 'known' },
      lookOf(0, 0, {}, { status: 'INACTIVE' }),
      { watch: 'gone', refreshedAt: iso(9) },
    ],
    ['one that is known to be gone', { watch: 'gone', desiredCount: 2 }, undefined, undefined],
  ])('forgets to watch %s', (_, known, look, expected) => {
    expect(afterLook(known, look, context(9))).toEqual(expected);
  });

  it.each<[string, Partial<ServiceState>, ServiceLook, string | undefined]>([
    ['while its time lasts', { watch: 'watched', watchedFrom: iso(0) }, lookOf(2, 2), 'watched'],
    [
      'no longer when it is over and all is well',
      { watch: 'watched', watchedFrom: iso(-40) },
      lookOf(2, 2),
      'known',
    ],
    [
      'on while tasks are missing',
      { watch: 'watched', watchedFrom: iso(-40) },
      lookOf(1, 2),
      'watched',
    ],
    [
      'on while a deployment goes on',
      { watch: 'watched', watchedFrom: iso(-40) },
      moving(2, 2),
      'watched',
    ],
    [
      'again when tasks go missing',
      { watch: 'known', watchedFrom: iso(-400) },
      lookOf(1, 2),
      'watched',
    ],
    ['never, if nobody ever asked', {}, lookOf(2, 2), 'known'],
  ])('watches it closely %s', (_, known, look, watch) => {
    expect(afterLook(known, look, context(9))?.watch ?? known.watch).toBe(watch);
  });

  const active = (taskDefinition: string) => ({
    id: 'ecs-svc/0',
    status: 'ACTIVE',
    taskDefinition,
  });
  const deploying = (...before: string[]) => ({ ...moving(0, 2), deployments: before.map(active) });
  it.each<[string, ServiceState, ServiceLook, object | undefined]>([
    ['what completed', {}, lookOf(2, 2), { arn: 'media:7', assumed: false }],
    [
      'what is being replaced, as long as nobody saw it complete',
      {},
      deploying('media:6'),
      { arn: 'media:6', assumed: true },
    ],
    [
      'what was seen to complete, before what is being replaced',
      { lastGood: { arn: 'media:5', assumed: false } },
      deploying('media:6'),
      { arn: 'media:5', assumed: false },
    ],
    ['nothing in a first deployment', {}, deploying(), undefined],
  ])('takes for the last good revision %s', (_, known, look, lastGood) => {
    expect(afterLook(known, look, context(1))?.lastGood).toEqual(lastGood);
  });
});

describe('isUnsettled', () => {
  it.each<[string, ServiceLook, Conditions | undefined, boolean]>([
    ['a healthy service', lookOf(2, 2), undefined, false],
    ['one with tasks to come', lookOf(2, 2, {}, { pendingCount: 1 }), undefined, true],
    ['one whose deployment goes on', moving(2, 2), undefined, true],
    ['one whose deployment failed', lookOf(2, 2, { rolloutState: 'FAILED' }), undefined, false],
    ['one with unhealthy tasks', lookOf(2, 2), { 'tasks-unhealthy': conditionAt(0, 1) }, true],
    [
      'one whose tasks were unhealthy',
      lookOf(2, 2),
      { 'tasks-unhealthy': conditionAt(0, 1, { over: true }) },
      false,
    ],
    [
      'one whose tasks could not be placed',
      lookOf(2, 2),
      { 'placement-failed': conditionAt(0, 1) },
      false,
    ],
    ['one of which ECS tells nothing', { deployments: [] }, undefined, false],
  ])('is told of %s', (_, look, conditions, expected) => {
    expect(isUnsettled(look, conditions)).toBe(expected);
  });
});
