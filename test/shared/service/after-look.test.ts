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
      'marks a service that ECS does not know as gone',
      { watch: 'watched', desiredCount: 2 },
      undefined,
      { watch: 'gone', desiredCount: 2, refreshedAt: iso(9) },
    ],
    [
      'marks a deleted service as gone',
      { watch: 'known' },
      lookOf(0, 0, {}, { status: 'INACTIVE' }),
      { watch: 'gone', refreshedAt: iso(9) },
    ],
    [
      'writes nothing for a service that is already marked as gone',
      { watch: 'gone', desiredCount: 2 },
      undefined,
      undefined,
    ],
  ])('%s', (_, known, look, expected) => {
    expect(afterLook(known, look, context(9))).toEqual(expected);
  });

  it.each<[string, Partial<ServiceState>, ServiceLook, string | undefined]>([
    [
      'keeps watching until the time is over',
      { watch: 'watched', watchedFrom: iso(0) },
      lookOf(2, 2),
      'watched',
    ],
    [
      'stops watching when the time is over and all is well',
      { watch: 'watched', watchedFrom: iso(-40) },
      lookOf(2, 2),
      'known',
    ],
    [
      'keeps watching while tasks are missing',
      { watch: 'watched', watchedFrom: iso(-40) },
      lookOf(1, 2),
      'watched',
    ],
    [
      'keeps watching while a deployment is in progress',
      { watch: 'watched', watchedFrom: iso(-40) },
      moving(2, 2),
      'watched',
    ],
    [
      'watches again when tasks go missing',
      { watch: 'known', watchedFrom: iso(-400) },
      lookOf(1, 2),
      'watched',
    ],
    ['does not watch a healthy service to which nothing happened', {}, lookOf(2, 2), 'known'],
  ])('%s', (_, known, look, watch) => {
    expect(afterLook(known, look, context(9))?.watch ?? known.watch).toBe(watch);
  });

  const active = (taskDefinition: string) => ({
    id: 'ecs-svc/0',
    status: 'ACTIVE',
    taskDefinition,
  });
  const deploying = (...before: string[]) => ({ ...moving(0, 2), deployments: before.map(active) });
  it.each<[string, ServiceState, ServiceLook, object | undefined]>([
    [
      'records a completed revision as the last good one',
      {},
      lookOf(2, 2),
      { arn: 'media:7', assumed: false },
    ],
    [
      'assumes that the revision being replaced is good until it sees one complete',
      {},
      deploying('media:6'),
      { arn: 'media:6', assumed: true },
    ],
    [
      'prefers a revision that it saw complete to the one being replaced',
      { lastGood: { arn: 'media:5', assumed: false } },
      deploying('media:6'),
      { arn: 'media:5', assumed: false },
    ],
    ['records no good revision during a first deployment', {}, deploying(), undefined],
  ])('%s', (_, known, look, lastGood) => {
    expect(afterLook(known, look, context(1))?.lastGood).toEqual(lastGood);
  });
});

describe('isUnsettled', () => {
  it.each<[string, ServiceLook, Conditions | undefined, boolean]>([
    ['is false for a healthy service', lookOf(2, 2), undefined, false],
    ['is true while tasks are pending', lookOf(2, 2, {}, { pendingCount: 1 }), undefined, true],
    ['is true while a deployment is in progress', moving(2, 2), undefined, true],
    [
      'is false after a deployment has failed',
      lookOf(2, 2, { rolloutState: 'FAILED' }),
      undefined,
      false,
    ],
    [
      'is true while tasks are unhealthy',
      lookOf(2, 2),
      { 'tasks-unhealthy': conditionAt(0, 1) },
      true,
    ],
    [
      'is false once the tasks are healthy again',
      lookOf(2, 2),
      { 'tasks-unhealthy': conditionAt(0, 1, { over: true }) },
      false,
    ],
    [
      'is false when an event reported that tasks could not be placed',
      lookOf(2, 2),
      { 'placement-failed': conditionAt(0, 1) },
      false,
    ],
    ['is false when ECS reports no counts', { deployments: [] }, undefined, false],
  ])('%s', (_, look, conditions, expected) => {
    expect(isUnsettled(look, conditions)).toBe(expected);
  });
});
