import { describe, expect, it } from 'vitest';
import { reasonToResolve, type ServiceHealth } from '../../../shared/service/service-health.ts';

describe('reasonToResolve', () => {
  const healthy: ServiceHealth = {
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    rolloutState: 'COMPLETED',
  };

  it.each<readonly [string, ServiceHealth | undefined, string]>([
    ['a service that ECS does not know', undefined, 'the service was deleted'],
    ['an inactive service', { status: 'INACTIVE', desiredCount: 2 }, 'the service was deleted'],
    [
      'a service that is being deleted',
      { ...healthy, status: 'DRAINING' },
      'the service is being deleted',
    ],
    [
      'a service scaled to zero',
      { ...healthy, desiredCount: 0, runningCount: 0 },
      'the service was scaled to zero',
    ],
    [
      'a service scaled to zero during a deployment',
      { desiredCount: 0, rolloutState: 'IN_PROGRESS' },
      'the service was scaled to zero',
    ],
    ['a healthy service', healthy, 'healthy again, 2 of 2 running'],
    [
      'a service that runs more tasks than desired',
      { ...healthy, runningCount: 3 },
      'healthy again, 3 of 2 running',
    ],
    [
      'a service without a rollout state',
      { ...healthy, rolloutState: undefined },
      'healthy again, 2 of 2 running',
    ],
  ])('exists for %s', (_, health, reason) => {
    expect(reasonToResolve(health)).toBe(reason);
  });

  it.each<readonly [string, ServiceHealth]>([
    ['a task is missing', { ...healthy, runningCount: 1 }],
    ['a task is pending', { ...healthy, pendingCount: 1 }],
    ['its deployment is in progress', { ...healthy, rolloutState: 'IN_PROGRESS' }],
    ['its rollout state is FAILED', { ...healthy, rolloutState: 'FAILED' }],
    ['nothing runs', { ...healthy, runningCount: 0 }],
    ['ECS does not report the running count', { status: 'ACTIVE', desiredCount: 1 }],
    ['ECS does not report the desired count', { status: 'ACTIVE', runningCount: 1 }],
    ['ECS reports no counts at all', {}],
  ])('is undefined while %s', (_, health) => {
    expect(reasonToResolve(health)).toBeUndefined();
  });
});
