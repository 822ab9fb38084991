import { ACCOUNT, type EventObject, REGION, START } from './crash-events.ts';

/** What a test says of a service or deployment event; all else is as ECS says it. */
export interface Told {
  readonly service?: string;
  readonly eventName?: string;
  readonly deploymentId?: string;
  readonly reason?: string | undefined;
  /** ISO; of the envelope. */
  readonly time?: string;
  readonly partition?: string;
  readonly region?: string;
  /** Fields of `detail` in place of the above; one that is undefined is left out. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

function eventOf(detailType: string, told: Told, own: Readonly<Record<string, unknown>>) {
  const { service = 'media', partition = 'aws', region = REGION, time = START } = told;
  const { eventName = 'SERVICE_DEPLOYMENT_FAILED', reason, deploymentId = 'ecs-svc/1' } = told;
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
      ...told.detail,
    },
  } satisfies EventObject;
}

/** One whole `ECS Deployment State Change`: by default of a deployment that failed. */
export const deploymentEvent = (told: Told = {}): EventObject =>
  eventOf('ECS Deployment State Change', told, { updatedAt: told.time ?? START });

/** One whole `ECS Service Action`. */
export const serviceAction = (told: Told = {}): EventObject =>
  eventOf('ECS Service Action', told, { createdAt: told.time ?? START });

/** How ECS says that it rolls back: an INFO about the deployment that it goes back to. */
export const rollbackEvent = (told: Told = {}): EventObject => {
  const { deploymentId = 'ecs-svc/2' } = told;
  return deploymentEvent({
    eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS',
    reason: `ECS deployment circuit breaker: rolling back to deploymentId ${deploymentId}.`,
    ...told,
    deploymentId,
  });
};
