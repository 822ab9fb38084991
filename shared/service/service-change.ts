import type { EventOf } from '../event/event.ts';
import { REASON_BYTES } from '../failure/stop-reason.ts';
import { type ServiceResource, serviceResourceOfArn } from '../resource.ts';
import { cutBytes } from '../text/cut-bytes.ts';
import { plainText } from '../text/plain-text.ts';
import { safeLine } from '../text/safe-line.ts';
import type { ConditionName } from './conditions.ts';

/** What the scheduler says of a service, under either of its two detail-types. */
export interface ServiceChange {
  readonly resource: ServiceResource;
  /** As AWS names it, for example `SERVICE_DEPLOYMENT_FAILED`. */
  readonly eventName: string;
  /** ISO time. */
  readonly at: string;
  readonly deploymentId?: string | undefined;
  /** Redacted. */
  readonly reason?: string | undefined;
}

/**
 * Only the reason shows a rollback: its event is an INFO SERVICE_DEPLOYMENT_IN_PROGRESS.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
const ROLLING_BACK = /roll(?:ing|ed|s)?[ -]?back/i;

/** True for the event that announces a rollback. */
export const isRollback = ({ eventName, reason = '' }: ServiceChange): boolean =>
  eventName === 'SERVICE_DEPLOYMENT_IN_PROGRESS' && ROLLING_BACK.test(reason);

/** The deployment that a rollback goes back to, as its reason names it. */
export const rollbackTarget = ({ reason = '' }: ServiceChange): string | undefined =>
  /\b(?:deploymentId )(ecs-svc\/[\w-]{1,100})/i.exec(reason)?.[1];

/**
 * Events that say that something is wrong. Whatever else they say only prompts a look.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
const CONDITION_OF: ReadonlyMap<string, ConditionName> = new Map([
  ['SERVICE_DEPLOYMENT_FAILED', 'deployment-failed'],
  ['SERVICE_TASK_START_IMPAIRED', 'start-impaired'],
  ['SERVICE_TASK_PLACEMENT_FAILURE', 'placement-failed'],
  ['SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED', 'placement-failed'],
  ['SERVICE_TASK_CONFIGURATION_FAILURE', 'configuration-failed'],
]);

/** The condition that a change shows; undefined for one that is nobody's failure. */
export const conditionShown = (change: ServiceChange): ConditionName | undefined =>
  isRollback(change) ? 'deployment-rolled-back' : CONDITION_OF.get(change.eventName);

/** The time that the event gives itself, but never after it was sent: clocks run ahead. */
function timeOf(said: string | undefined, sent: string): string {
  const sentAt = Date.parse(sent);
  return new Date(Math.min(sentAt, Date.parse(said ?? sent))).toISOString();
}

/**
 * Reads a service event or a deployment event. A deployment's event comes under both detail-types.
 *
 * @returns undefined when an old ARN does not tell the cluster
 */
export function serviceChange(
  event: EventOf<'ECS Service Action' | 'ECS Deployment State Change'>,
): ServiceChange | undefined {
  const { detail } = event;
  const resource = serviceResourceOfArn(event.resources[0], detail.clusterArn);
  if (!resource) return undefined;
  const said = 'updatedAt' in detail ? detail.updatedAt : undefined;
  const created = 'createdAt' in detail ? detail.createdAt : undefined;
  return {
    resource,
    eventName: detail.eventName,
    at: timeOf(said ?? created, event.time),
    deploymentId: detail.deploymentId && cutBytes(plainText(detail.deploymentId), 255),
    reason: detail.reason && safeLine(detail.reason, REASON_BYTES),
  };
}
