import { lastSegment } from '../resource.ts';

/** What ECS says of a service when asked whether its incident may be resolved. */
export interface ServiceHealth {
  readonly status?: string | undefined;
  readonly desiredCount?: number | undefined;
  readonly runningCount?: number | undefined;
  readonly pendingCount?: number | undefined;
  readonly rolloutState?: string | undefined;
  /** The revision that the service runs now. */
  readonly taskDefinition?: string | undefined;
}

/**
 * Why an incident of this service may be resolved, or undefined while it may not.
 *
 * @param health undefined when ECS does not know the service
 */
export function reasonToResolve(health: ServiceHealth | undefined): string | undefined {
  if (!health || health.status === 'INACTIVE') return 'the service was deleted';
  if (health.status === 'DRAINING') return 'the service is being deleted';
  const { desiredCount, runningCount = 0, pendingCount = 0, rolloutState } = health;
  // A missing count is not zero, and proves nothing.
  if (desiredCount === undefined) return undefined;
  if (desiredCount === 0) return 'the service was scaled to zero';
  if (rolloutState === 'FAILED' || rolloutState === 'IN_PROGRESS') return undefined;
  if (runningCount < desiredCount || pendingCount > 0) return undefined;
  // The next person who meets the failure wants to know what runs now.
  const revision = health.taskDefinition ? ` ${lastSegment(health.taskDefinition)}` : '';
  return `healthy again, ${runningCount} of ${desiredCount} running${revision}`;
}
