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
    ['starts an entry', undefined, { outcome: 'in-progress', at: at(0) }, begun],
    [
      'starts an entry at its end when the event of its start was lost',
      undefined,
      { outcome: 'failed', at: at(9), reason: 'failed' },
      { ...failed, startedAt: at(9) },
    ],
    [
      'records how the deployment ended',
      begun,
      { outcome: 'failed', at: at(9), reason: 'failed' },
      failed,
    ],
    [
      'records the start when its event arrives late',
      failed,
      { outcome: 'in-progress', at: at(-1) },
      { ...failed, startedAt: at(-1) },
    ],
    [
      'ignores a start that is reported after the end',
      failed,
      { outcome: 'in-progress', at: at(30) },
      undefined,
    ],
    [
      'ignores a second report of the end',
      failed,
      { outcome: 'failed', at: at(12), reason: 'again' },
      undefined,
    ],
    [
      'does not let a completion replace a failure',
      failed,
      { outcome: 'completed', at: at(12) },
      undefined,
    ],
    [
      'adds the task definition and an earlier start after the end',
      failed,
      { outcome: 'in-progress', at: at(5), startedAt: at(-2), taskDefinitionArn: 'media:7' },
      { ...failed, startedAt: at(-2), taskDefinitionArn: 'media:7' },
    ],
    [
      'marks a completed deployment as a rollback',
      { ...begun, outcome: 'completed', endedAt: at(4) },
      { outcome: 'in-progress', at: at(0), isRollback: true },
      { ...begun, outcome: 'completed', endedAt: at(4), isRollback: true },
    ],
  ])('%s', (_, known, update, next) => {
    expect(withUpdate(ID, known, update)).toEqual(next);
  });

  it('gives the same entry in whatever order the updates and their copies arrive', () => {
    const updates: DeploymentUpdate[] = [
      { outcome: 'in-progress', at: at(1) },
      { outcome: 'in-progress', at: at(3), startedAt: at(0), taskDefinitionArn: 'media:7' },
      { outcome: 'in-progress', at: at(5), isRollback: true },
      { outcome: 'failed', at: at(9), reason: 'failed' },
      { outcome: 'failed', at: at(9), reason: 'failed' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(updates, { minLength: updates.length }), (arrived) => {
        const entry = arrived.reduce<Deployment | undefined>(
          (known, update) => withUpdate(ID, known, update) ?? known,
          undefined,
        );
        expect(entry).toEqual({ ...failed, taskDefinitionArn: 'media:7', isRollback: true });
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
  it.each<[string, ServiceChange, Partial<DeploymentUpdate> | undefined]>([
    [
      'a deployment in progress',
      change('SERVICE_DEPLOYMENT_IN_PROGRESS'),
      { outcome: 'in-progress' },
    ],
    ['a completed deployment', change('SERVICE_DEPLOYMENT_COMPLETED'), { outcome: 'completed' }],
    [
      'a failed deployment and the reason',
      change('SERVICE_DEPLOYMENT_FAILED', 'failed'),
      { outcome: 'failed', reason: 'failed' },
    ],
    [
      'a rollback',
      change('SERVICE_DEPLOYMENT_IN_PROGRESS', 'rolling back'),
      { outcome: 'in-progress', isRollback: true },
    ],
    ['nothing from a steady state', change('SERVICE_STEADY_STATE'), undefined],
    [
      'nothing from a placement failure, whatever its reason',
      change('SERVICE_TASK_PLACEMENT_FAILURE', 'rolling back'),
      undefined,
    ],
  ])('reads %s', (_, event, update) => {
    expect(updateFromChange(event)).toEqual(
      update && { at: at(0), reason: event.reason, ...update },
    );
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
      'a deployment in progress',
      { rolloutState: 'IN_PROGRESS' },
      { ...update, outcome: 'in-progress', at: at(20) },
    ],
    [
      'a completed deployment',
      { rolloutState: 'COMPLETED' },
      { ...update, outcome: 'completed', at: at(9) },
    ],
    [
      'a failed deployment',
      { rolloutState: 'FAILED' },
      { ...update, outcome: 'failed', at: at(9) },
    ],
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
    ['nothing without a rollout state', {}, undefined],
    ['nothing from an unknown rollout state', { rolloutState: 'PAUSED' }, undefined],
    [
      'nothing from a deployment without an id',
      { id: undefined, rolloutState: 'COMPLETED' },
      undefined,
    ],
    [
      'a failed deployment without times as of the look',
      { rolloutState: 'FAILED', createdAt: undefined, updatedAt: undefined },
      { taskDefinitionArn: 'media:7', outcome: 'failed', at: at(20) },
    ],
  ])('reads %s', (_, more, expected) => {
    expect(updateFromLook({ ...described, ...more }, at(20))).toEqual(expected);
  });
});
