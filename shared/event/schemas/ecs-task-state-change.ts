import * as v from 'valibot';
import { envelope, text, time, tolerant, wellFormed } from '../envelope.ts';

const wholeNumber = v.custom<number>(Number.isSafeInteger);

const container = v.object({
  name: text,
  exitCode: tolerant(wholeNumber),
  image: tolerant(text),
  reason: tolerant(text),
  runtimeId: tolerant(text),
});

/**
 * A task changed its status. `overrides` is left out on purpose: it contains environment values.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export const ecsTaskStateChange = v.object({
  ...envelope,
  'detail-type': v.literal('ECS Task State Change'),
  detail: v.object({
    taskArn: text,
    clusterArn: text,
    group: text,
    lastStatus: text,
    createdAt: time,
    containers: wellFormed(container),
    desiredStatus: tolerant(text),
    executionStoppedAt: tolerant(time),
    pullStartedAt: tolerant(time),
    pullStoppedAt: tolerant(time),
    startedAt: tolerant(time),
    startedBy: tolerant(text),
    stopCode: tolerant(text),
    stoppedAt: tolerant(time),
    stoppedReason: tolerant(text),
    stoppingAt: tolerant(time),
    taskDefinitionArn: tolerant(text),
    updatedAt: tolerant(time),
    version: tolerant(wholeNumber),
  }),
});
