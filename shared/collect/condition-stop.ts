import type { StopEvidence } from '../evidence/evidence.ts';
import { findStopReason } from '../failure/find-stop-reason.ts';
import type { NotedCondition } from '../incident/incident.ts';
import type { Resource } from '../resource.ts';

/** What ECS's messages say that cannot be placed or started, if no task could tell it. */
const TROUBLE =
  /unable to place|unable to consistently start|failed to launch|was unable to|unhealthy in|failed \w+ health checks|deployment failed/i;

/** A condition as the stop that it stands for: with its message it can be classified like one. */
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
