import { plainText } from './log-lines/plain-text.ts';
import { redact } from './log-lines/redact.ts';
import { type Resource, serviceResourceOfArn } from './resource.ts';
import type { EcsDeploymentStateChange } from './schemas/ecs-deployment-state-change.ts';
import type { EcsServiceAction } from './schemas/ecs-service-action.ts';

/** What the scheduler says of a service, under either of its two detail-types. */
export interface ServiceNews {
  readonly resource: Resource;
  /** As AWS names it, for example `SERVICE_DEPLOYMENT_FAILED`. */
  readonly eventName: string;
  /** ISO time. */
  readonly at: string;
  readonly deploymentId?: string | undefined;
  /** Redacted. */
  readonly reason?: string | undefined;
}

/**
 * Reads a service or deployment event; the two names of one deployment's event come to the same.
 *
 * @returns undefined when an old ARN does not tell the cluster
 */
export function serviceNews(
  event: EcsServiceAction | EcsDeploymentStateChange,
): ServiceNews | undefined {
  const { detail } = event;
  const resource = serviceResourceOfArn(event.resources[0], detail.clusterArn);
  if (!resource) return undefined;
  const said =
    'updatedAt' in detail ? detail.updatedAt : 'createdAt' in detail ? detail.createdAt : undefined;
  return {
    resource,
    eventName: detail.eventName,
    at: new Date(said ?? event.time).toISOString(),
    deploymentId: detail.deploymentId,
    reason: detail.reason && redact([plainText(detail.reason)])[0],
  };
}
