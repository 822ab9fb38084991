import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../shared/event/event.ts';
import {
  conditionShown,
  isRollback,
  rollbackTarget,
  type ServiceChange,
  serviceChange,
} from '../../../shared/service/service-change.ts';
import type { EventObject } from '../../helpers/crash-events.ts';
import { EVENTS } from '../../helpers/replays.ts';
import { deploymentEvent, serviceAction } from '../../helpers/service-events.ts';

function changeOf(event: object): ServiceChange | undefined {
  const parsed = parseEvent(JSON.stringify(event));
  const type = parsed['detail-type'];
  if (type !== 'ECS Service Action' && type !== 'ECS Deployment State Change') {
    throw new Error('another kind of event');
  }
  return serviceChange(parsed);
}
const sample = (file: string): EventObject =>
  JSON.parse(readFileSync(join(EVENTS, `${file}.json`), 'utf8'));
const TIME = '2026-02-03T08:00:10Z';

describe('serviceChange', () => {
  it.each([
    ['aws', 'eu-central-1'],
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('names the service in partition %s, Region %s', (partition, region) => {
    expect(changeOf(deploymentEvent({ partition, region }))?.resource).toMatchObject({
      key: `444455556666/${region}/shop/media`,
      arn: `arn:${partition}:ecs:${region}:444455556666:service/shop/media`,
      cluster: 'shop',
    });
  });

  const old = 'arn:aws:ecs:eu-central-1:444455556666:service/media';
  it.each<[string, EventObject, string | undefined]>([
    [
      'reads the cluster that stands beside an old ARN',
      { ...deploymentEvent(), resources: [old] },
      'shop',
    ],
    [
      'is undefined for an old ARN alone, which lacks the cluster',
      { ...deploymentEvent({ detail: { clusterArn: undefined } }), resources: [old] },
      undefined,
    ],
    [
      'reads the cluster from a new ARN',
      deploymentEvent({ detail: { clusterArn: undefined } }),
      'shop',
    ],
    [
      'is undefined for the ARN of something else',
      { ...deploymentEvent(), resources: ['arn:aws:ecs:eu-central-1:444455556666:task/shop/a'] },
      undefined,
    ],
  ])('%s', (_, event, cluster) => {
    expect(changeOf(event)?.resource.cluster).toBe(cluster);
  });

  it.each([
    ['the event’s own time', '2026-02-03T08:00:05.1234Z', '2026-02-03T08:00:05.123Z'],
    [
      'the time it was sent, if the event has no time of its own',
      undefined,
      '2026-02-03T08:00:10.000Z',
    ],
    [
      'the time it was sent, if the event’s own clock runs ahead',
      '2026-02-03T09:00:00Z',
      '2026-02-03T08:00:10.000Z',
    ],
    [
      'the event’s own time, even hours before it was sent',
      '2026-02-03T03:00:00Z',
      '2026-02-03T03:00:00.000Z',
    ],
    [
      'the time it was sent, if the event’s own time cannot be read',
      'soon',
      '2026-02-03T08:00:10.000Z',
    ],
  ])('dates the change by %s', (_, own, at) => {
    expect(changeOf(deploymentEvent({ time: TIME, detail: { updatedAt: own } }))?.at).toBe(at);
    expect(changeOf(serviceAction({ time: TIME, detail: { createdAt: own } }))?.at).toBe(at);
  });

  it('reads a deployment event the same under both of its detail-types', () => {
    const details = { eventName: 'SERVICE_DEPLOYMENT_FAILED', reason: 'tasks failed to start.' };
    expect(changeOf(serviceAction(details))).toEqual(changeOf(deploymentEvent(details)));
  });

  it.each([
    ['a secret', 'cannot pull postgres://app:hunter2@db/shop', 'hunter2'],
    ['terminal control characters', 'failed\u001b[31m\r\nfailed', '\u001b'],
    ['everything after a kilobyte', 'x'.repeat(5_000), 'x'.repeat(1_025)],
  ])('removes %s from a reason', (_, reason, removed) => {
    const change = changeOf(deploymentEvent({ reason }));
    expect(change?.reason?.length).toBeGreaterThan(0);
    expect(change?.reason).not.toContain(removed);
  });

  it('shortens a long deployment id, since it becomes part of a key', () => {
    const { deploymentId } = changeOf(deploymentEvent({ deploymentId: 'x'.repeat(3_000) })) ?? {};
    expect(deploymentId).toMatch(/^x{200,255}…?$/);
  });
});

describe('conditionShown', () => {
  it.each([
    ['ecs-service-action/placement-failure-cpu', 'placement-failed'],
    ['ecs-service-action/placement-failure-fargate-spot', 'placement-failed'],
    ['ecs-service-action/task-start-impaired', 'start-impaired'],
    ['ecs-service-action/deployment-failed', 'deployment-failed'],
    ['ecs-deployment-state-change/failed-circuit-breaker', 'deployment-failed'],
    ['ecs-deployment-state-change/rolling-back', 'deployment-rolled-back'],
    ['ecs-service-action/steady-state', undefined],
    ['ecs-service-action/capacity-provider-steady-state', undefined],
    ['ecs-service-action/deployment-in-progress', undefined],
    ['ecs-service-action/deployment-completed', undefined],
    ['ecs-deployment-state-change/in-progress', undefined],
    ['ecs-deployment-state-change/completed', undefined],
  ])('of %s is %s', (file, condition) => {
    const change = changeOf(sample(file));
    expect(change && conditionShown(change)).toBe(condition);
  });

  it.each([
    ['SERVICE_TASK_CONFIGURATION_FAILURE', 'configuration-failed'],
    ['SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED', 'placement-failed'],
    ['SERVICE_DISCOVERY_INSTANCE_UNHEALTHY', undefined],
    ['constructor', undefined],
  ])('of an event named %j is %s', (eventName, condition) => {
    const change = changeOf(serviceAction({ eventName }));
    expect(change && conditionShown(change)).toBe(condition);
  });
});

describe('isRollback', () => {
  const inProgress = 'SERVICE_DEPLOYMENT_IN_PROGRESS';
  it.each([
    [inProgress, 'ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.', true],
    [inProgress, 'ECS deployment alarm: rolling back to deploymentId ecs-svc/1.', true],
    [inProgress, 'ECS deployment ecs-svc/1 rolled back.', true],
    [inProgress, 'ECS deployment ecs-svc/1 in progress.', false],
    [inProgress, undefined, false],
    ['SERVICE_DEPLOYMENT_FAILED', 'ECS deployment failed, rolling back.', false],
    ['SERVICE_STEADY_STATE', 'rolling back', false],
  ])('of %s with %j is %s', (eventName, reason, expected) => {
    const change = changeOf(deploymentEvent({ eventName, reason }));
    expect(change && isRollback(change)).toBe(expected);
  });
});

describe('rollbackTarget', () => {
  it.each([
    ['rolling back to deploymentId ecs-svc/2895515066268625760.', 'ecs-svc/2895515066268625760'],
    ['rolling back.', undefined],
    [undefined, undefined],
    [`rolling back to deploymentId ecs-svc/${'1'.repeat(400)}`, `ecs-svc/${'1'.repeat(100)}`],
  ])('of %j is %s', (reason, target) => {
    const change = changeOf(deploymentEvent({ reason }));
    expect(change && rollbackTarget(change)).toBe(target);
  });
});
