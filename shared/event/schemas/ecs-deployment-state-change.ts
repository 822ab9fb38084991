import * as v from 'valibot';
import { envelope, resources, text, time, tolerant } from '../envelope.ts';

/**
 * A deployment of the service `resources[0]` changed its state. AWS's samples lack `clusterArn`.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
export const ecsDeploymentStateChange = v.object({
  ...envelope,
  'detail-type': v.literal('ECS Deployment State Change'),
  resources,
  detail: v.object({
    eventName: text,
    clusterArn: tolerant(text),
    deploymentId: tolerant(text),
    eventType: tolerant(text),
    reason: tolerant(text),
    updatedAt: tolerant(time),
  }),
});
