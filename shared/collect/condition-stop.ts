import type { StopEvidence } from '../evidence/evidence.ts';
import { findStopReason } from '../failure/find-stop-reason.ts';
import type { NotedCondition } from '../incident/incident.ts';
import type { Resource } from '../resource.ts';
import { anyOf } from '../text/pattern.ts';

/**
 * Messages of ECS about tasks that it could not place or start.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 */
const TROUBLE = anyOf(
  /unable to place/i,
  /unable to consistently start/i,
  /failed to launch/i,
  /was unable to/i,
  /unhealthy in/i,
  /failed \w+ health checks/i,
  /deployment failed/i,
);

/**
 * A condition in the shape of a stopped task, so that its message is classified as a stop reason
 * is.
 */
export function conditionStop(
  { name, at, reason }: NotedCondition,
  resource: Resource,
  messages: readonly string[],
): StopEvidence | undefined {
  if (name !== 'placement-failed' && name !== 'configuration-failed' && name !== 'start-impaired')
    return undefined;
  const message = messages.find((text) => TROUBLE.test(text));
  const said = findStopReason(message ?? '') ?? findStopReason(reason ?? '');
  const preset = name === 'placement-failed' ? 'capacity' : undefined;
  const text = message ?? reason;
  return text === undefined
    ? undefined
    : {
        taskArn: resource.arn,
        at,
        phase: said?.phase ?? 'provision',
        category: said?.category ?? preset,
        stoppedReason: text,
        containers: [],
      };
}
