import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';

describe('ordered', () => {
  it.each([
    ['benign_scale', 'Scaling activity initiated by (deployment ecs-svc/3668973647645981596)'],
    ['benign_scale', 'Task stopped for AZ Rebalancing'],
    ['benign_scale', 'Task stopped for Availability Zone Rebalancing'],
    ['benign_infra', 'Container instance is in DRAINING state'],
    ['benign_infra', 'Container instance i-0a1b2c3d was deregistered.'],
    [
      'benign_infra',
      'ECS is performing maintenance on the underlying infrastructure hosting the task.',
    ],
    ['benign_infra', 'Host EC2 (instance i-0a1b2c3d4e5f60718) terminated.'],
    ['benign_infra', 'Your Spot Task was interrupted.'],
    ['benign_infra', 'SpotInterruption'],
    ['benign_user', 'Task stopped by user'],
  ])('says %s of "%s"', (category, text) => {
    expect(findStopReason(text)).toMatchObject({ counts: false, phase: 'run', category });
  });

  it.each([
    'Essential container in task exited',
    'Task failed to start',
    'Task failed container health checks',
    'InternalError: host EC2 (instance i-0a1b2c3d) did not answer',
    'CannotPullContainerError: manifest unknown',
  ])('does not say it of "%s"', (text) => {
    expect(findStopReason(text)?.counts).not.toBe(false);
  });
});
