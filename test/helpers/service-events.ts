import { ACCOUNT, type EventObject, REGION, START } from './crash-events.ts';

/** What a test sets in a service or deployment event. All else is as ECS sends it. */
export interface EventDetails {
  readonly service?: string;
  readonly eventName?: string;
  readonly deploymentId?: string;
  readonly reason?: string | undefined;
  /** The envelope's time, ISO. */
  readonly time?: string;
  readonly partition?: string;
  readonly region?: string;
  /** Further fields of `detail`, which replace the above. An undefined one is left out. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

function eventOf(
  detailType: string,
  details: EventDetails,
  own: Readonly<Record<string, unknown>>,
) {
  const { service = 'media', partition = 'aws', region = REGION, time = START } = details;
  const { eventName = 'SERVICE_DEPLOYMENT_FAILED', reason, deploymentId = 'ecs-svc/1' } = details;
  const arn = (kind: string) => `arn:${partition}:ecs:${region}:${ACCOUNT}:${kind}`;
  return {
    version: '0',
    id: `${service}-${eventName}-${time}`,
    'detail-type': detailType,
    source: 'aws.ecs',
    account: ACCOUNT,
    time,
    region,
    resources: [arn(`service/shop/${service}`)],
    detail: {
      eventType: 'INFO',
      eventName,
      clusterArn: arn('cluster/shop'),
      deploymentId,
      reason,
      ...own,
      ...details.detail,
    },
  } satisfies EventObject;
}

/** A whole `ECS Deployment State Change` event, by default of a deployment that failed. */
export const deploymentEvent = (details: EventDetails = {}): EventObject =>
  eventOf('ECS Deployment State Change', details, { updatedAt: details.time ?? START });

/** A whole `ECS Service Action` event. */
export const serviceAction = (details: EventDetails = {}): EventObject =>
  eventOf('ECS Service Action', details, { createdAt: details.time ?? START });

/** How ECS announces a rollback: an INFO event about the deployment that it goes back to. */
export const rollbackEvent = (details: EventDetails = {}): EventObject => {
  const { deploymentId = 'ecs-svc/2' } = details;
  return deploymentEvent({
    eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
    reason: `ECS deployment circuit breaker: rolling back to deploymentId ${deploymentId}.`,
    ...details,
    deploymentId,
  });
};
