import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';
import { healthChecks } from '../../../../shared/failure/stop-reasons/health-checks.ts';

const GROUP =
  'arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/api/50dc6c495c0c9188';

describe('healthChecks', () => {
  it.each([
    ['health_check_lb', `Task failed ELB health checks in (target-group ${GROUP})`],
    ['health_check_lb', 'Task failed VPC Lattice health checks in (target-group api)'],
    ['health_check_lb', `(service api) (port 8080) is unhealthy in (target-group ${GROUP})`],
    ['health_check_lb', 'service api (port 32768) is unhealthy in target-group api'],
    ['health_check_container', 'Task failed container health checks'],
    // The check's own output may follow, and says something else.
    ['health_check_container', 'Task failed container health checks: i/o timeout'],
  ])('says %s of "%s"', (category, text) => {
    expect(findStopReason(text)).toMatchObject({ counts: true, phase: 'health', category });
  });

  it.each([
    'Task failed to start',
    'Essential container in task exited',
    'Scaling activity initiated by (deployment ecs-svc/3668973647645981596)',
    'CannotPullContainerError: manifest unknown',
    '(service api) has reached a steady state.',
    '(service api) registered 1 targets in (target-group api)',
  ])('does not say it of "%s"', (text) => {
    expect(healthChecks.reasons).not.toContain(findStopReason(text));
  });
});
