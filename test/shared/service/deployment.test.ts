import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceResource } from '../../../shared/resource.ts';
import {
  type Deployment,
  type DeploymentUpdate,
  updateFromChange,
  updateFromLook,
  withUpdate,
} from '../../../shared/service/deployment.ts';
import type { ServiceChange } from '../../../shared/service/service-change.ts';

const ID = 'ecs-svc/1';
const resource = serviceResource('arn:aws:ecs:eu-central-1:444455556666:cluster/shop', 'media');
const at = (minute: number) => new Date(Date.UTC(2026, 1, 3, 8, minute)).toISOString();
const begun: Deployment = { id: ID, outcome: 'in-progress', startedAt: at(0) };
const failed: Deployment = { ...begun, outcome: 'failed', endedAt: at(9), reason: 'failed' };

describe('withUpdate', () => {
  it.each<[string, Deployment | undefined, DeploymentUpdate, Deployment | undefined]>([
    ['begins an entry', undefined, { outcome: 'in-progress', at: at(0) }, begun],
    [
      'begins an entry by its end, when the beginning was lost',
      undefined,
      { outcome: 'failed', at: at(9), reason: 'failed' },
      { ...failed, startedAt: at(9) },
    ],
    ['learns how it ended', begun, { outcome: 'failed', at: at(9), reason: 'failed' }, failed],
    [
      'learns late when it began',
      failed,
      { outcome: 'in-progress', at: at(-1) },
      { ...failed, startedAt: at(-1) },
    ],
    [
      'takes a beginning after the end for an old copy',
      failed,
      { outcome: 'in-progress', at: at(30) },
      undefined,
    ],
    [
      'takes its end, told again, for no news',
      failed,
      { outcome: 'failed', at: at(12), reason: 'again' },
      undefined,
    ],
    [
      'does not let a completion follow a failure',
      failed,
      { outcome: 'completed', at: at(12) },
      undefined,
    ],
    [
      'learns what it runs, and when it was begun',
      failed,
      { outcome: 'in-progress', at: at(5), startedAt: at(-2), taskDefinitionArn: 'media:7' },
      { ...failed, startedAt: at(-2), taskDefinitionArn: 'media:7' },
    ],
    [
      'learns that it was a rollback after it completed',
      { ...begun, outcome: 'completed', endedAt: at(4) },
      { outcome: 'in-progress', at: at(0), isRollback: true },
      { ...begun, outcome: 'completed', endedAt: at(4), isRollback: true },
    ],
  ])('%s', (_, known, update, next) => {
    expect(withUpdate(ID, known, update)).toEqual(next);
  });

  it('comes to the same outcome and beginning in any order, and with copies', () => {
    const news: DeploymentUpdate[] = [
      { outcome: 'in-progress', at: at(1) },
      { outcome: 'in-progress', at: at(3), startedAt: at(0), taskDefinitionArn: 'media:7' },
      { outcome: 'in-progress', at: at(5), isRollback: true },
      { outcome: 'failed', at: at(9), reason: 'failed' },
      { outcome: 'failed', at: at(9), reason: 'failed' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(news, { minLength: news.length }), (arrived) => {
        const left = arrived.reduce<Deployment | undefined>(
          (known, one) => withUpdate(ID, known, one) ?? known,
          undefined,
        );
        expect(left).toEqual({ ...failed, taskDefinitionArn: 'media:7', isRollback: true });
      }),
    );
  });
});

describe('updateFromChange', () => {
  const change = (eventName: string, reason?: string): ServiceChange => ({
    resource,
    eventName,
    at: at(0),
    deploymentId: ID,
    reason,
  });
  it.each<[ServiceChange, Partial<DeploymentUpdate> | undefined]>([
    [change('SERVICE_DEPLOYMENT_IN_PROGRESS'), { outcome: 'in-progress' }],
    [change('SERVICE_DEPLOYMENT_COMPLETED'), { outcome: 'completed' }],
    [change('SERVICE_DEPLOYMENT_FAILED', 'failed'), { outcome: 'failed', reason: 'failed' }],
    [
      change('SERVICE_DEPLOYMENT_IN_PROGRESS', 'rolling back'),
      { outcome: 'in-progress', isRollback: true },
    ],
    [change('SERVICE_STEADY_STATE'), undefined],
    [change('SERVICE_TASK_PLACEMENT_FAILURE', 'rolling back'), undefined],
  ])('reads %j as %j', (said, update) => {
    expect(updateFromChange(said)).toEqual(update && { at: at(0), reason: said.reason, ...update });
  });
});

describe('updateFromLook', () => {
  const described = {
    id: ID,
    status: 'PRIMARY',
    taskDefinition: 'media:7',
    createdAt: new Date(at(0)),
    updatedAt: new Date(at(9)),
  };
  const update = { startedAt: at(0), taskDefinitionArn: 'media:7' };
  it.each([
    [
      'one under way',
      { rolloutState: 'IN_PROGRESS' },
      { ...update, outcome: 'in-progress', at: at(20) },
    ],
    [
      'one that completed',
      { rolloutState: 'COMPLETED' },
      { ...update, outcome: 'completed', at: at(9) },
    ],
    ['one that failed', { rolloutState: 'FAILED' }, { ...update, outcome: 'failed', at: at(9) }],
    [
      'a rollback',
      { rolloutState: 'IN_PROGRESS', rolloutStateReason: 'circuit breaker: rolling back' },
      {
        ...update,
        outcome: 'in-progress',
        at: at(20),
        reason: 'circuit breaker: rolling back',
        isRollback: true,
      },
    ],
    ['one of a service without rolling deployments', {}, undefined],
    ['one in a state that nobody knows', { rolloutState: 'PAUSED' }, undefined],
    ['one without an id', { id: undefined, rolloutState: 'COMPLETED' }, undefined],
    [
      'one without any time',
      { rolloutState: 'FAILED', createdAt: undefined, updatedAt: undefined },
      { taskDefinitionArn: 'media:7', outcome: 'failed', at: at(20) },
    ],
  ])('reads %s', (_, more, expected) => {
    expect(updateFromLook({ ...described, ...more }, at(20))).toEqual(expected);
  });
});
