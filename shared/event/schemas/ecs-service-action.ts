import * as v from 'valibot';
import { envelope, resources, text, time, tolerant } from '../envelope.ts';

/**
 * The scheduler reports something about the service whose ARN is `resources[0]`.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
export const ecsServiceAction = v.object({
  ...envelope,
  'detail-type': v.literal('ECS Service Action'),
  resources,
  detail: v.object({
    eventName: text,
    clusterArn: tolerant(text),
    createdAt: tolerant(time),
    deploymentId: tolerant(text),
    eventType: tolerant(text),
    reason: tolerant(text),
  }),
});
