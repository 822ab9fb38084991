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
    ['a service that is gone', undefined, 'the service was deleted'],
    ['an inactive service', { status: 'INACTIVE', desiredCount: 2 }, 'the service was deleted'],
    [
      'a service on its way out',
      { ...healthy, status: 'DRAINING' },
      'the service is being deleted',
    ],
    [
      'one scaled to zero',
      { ...healthy, desiredCount: 0, runningCount: 0 },
      'the service was scaled to zero',
    ],
    [
      'one scaled to zero in the middle of a deployment',
      { desiredCount: 0, rolloutState: 'IN_PROGRESS' },
      'the service was scaled to zero',
    ],
    ['a healthy one', healthy, 'healthy again, 2 of 2 running'],
    [
      'one with more than it wants',
      { ...healthy, runningCount: 3 },
      'healthy again, 3 of 2 running',
    ],
    [
      'one whose deployment controller tells no state',
      { ...healthy, rolloutState: undefined },
      'healthy again, 2 of 2 running',
    ],
  ])('is there for %s', (_, health, reason) => {
    expect(reasonToResolve(health)).toBe(reason);
  });

  it.each<readonly [string, ServiceHealth]>([
    ['a task is missing', { ...healthy, runningCount: 1 }],
    ['a task is pending', { ...healthy, pendingCount: 1 }],
    ['its deployment goes on', { ...healthy, rolloutState: 'IN_PROGRESS' }],
    ['its deployment failed', { ...healthy, rolloutState: 'FAILED' }],
    ['nothing runs', { ...healthy, runningCount: 0 }],
    ['ECS does not say what runs', { status: 'ACTIVE', desiredCount: 1 }],
    ['ECS does not say what is wanted', { status: 'ACTIVE', runningCount: 1 }],
    ['ECS says nothing', {}],
  ])('is not there while %s', (_, health) => {
    expect(reasonToResolve(health)).toBeUndefined();
  });
});
