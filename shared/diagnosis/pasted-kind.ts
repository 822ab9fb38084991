import { findStopReason } from '../failure/find-stop-reason.ts';
import { STATUS } from '../stack/stack-status.ts';
import { anyOf, inOrder } from '../text/pattern.ts';

/** What a text is: a stop reason of ECS, a log, or the reasons of stack events. */
export type CaseKind = 'ecs-stop' | 'log' | 'cfn';

/**
 * Only CloudFormation writes this.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
const STACK = anyOf(
  /"(?:StackEvents|OperationEvents|ResourceStatus)"/i,
  /^\W{0,3}AWS::\w+::\w+|resource of type '?AWS::/i,
  /ResourceLogicalId:/i,
  /following hook\(s\)|failed to create changeset/i,
  /response status \[\w{1,20}\] from custom resource|response from your custom resource/i,
  /Resource handler returned message/i,
  /HandlerErrorCode/i,
  /did not stabilize/i,
  /embedded stack/i,
  /Resource (?:creation|update) cancelled/i,
  /following resource\(s\) failed/i,
);

/** A status as a column of a row. In a sentence, or in a configuration, it proves nothing. */
const ROW = anyOf(
  inOrder(/^\s{0,8}/, STATUS),
  inOrder(/[|\t]\s{0,8}|\s{2}|\s-\s/, STATUS, /(?=\s{0,8}(?:$|\||\t)|\s{2}|\s-\s)/),
  inOrder(STATUS, /[\s|-]{1,40}(?:AWS|Custom|Alexa)::/),
  inOrder(/::\w{1,60}[\s|-]{1,40}(?:\w{1,255}[\s|-]{1,40})?/, STATUS),
);

/**
 * Only ECS and its agent begin like this.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
const STOP = inOrder(
  /^\W{0,3}/i,
  anyOf(
    // Stop reasons
    /Essential container/i,
    /Task (?:failed|stopped)/i,
    /TaskFailedToStart/i,
    /Scaling activity/i,
    /Host EC2/i,
    /Your Spot/i,
    /Timeout waiting/i,
    /ECS is performing/i,
    /Unexpected EC2 error/i,
    // Errors of the agent
    /\w{3,40}Error: /i,
    /Cannot(?:Pull|Start|Create|Stop)/i,
    /OutOfMemory/i,
    /ResourceInit/i,
    // Messages of a service
    /\(?service [^\n]{1,300}(?:unhealthy|unable to|was unable|steady state|port \d)/i,
  ),
);

/** The sentences that ECS puts before a container's reason. No program writes them. */
const FRAME = inOrder(
  /^\W{0,3}/i,
  anyOf(/Essential container in task exited/i, /Task failed to start/i, /Task stopped/i),
  /\W{0,3}$/i,
);

/** In characters. Of a longer line only the beginning is read. */
const LONGEST = 4_000;

/** True of a line that ECS writes before the reason of a container. */
export const isFrame = (line: string): boolean => FRAME.test(line);

/** Guesses what somebody pasted. Only a stopped task has a stop code. */
export function pastedKind(lines: readonly string[], stopCode: string | undefined): CaseKind {
  const isOfStack = (line: string) => STACK.test(line) || ROW.test(line);
  if (lines.some((line) => isOfStack(line.slice(0, LONGEST)))) return 'cfn';
  const [first = ''] = lines;
  const isStop = STOP.test(first) && findStopReason(first) !== undefined;
  return stopCode || isStop || isFrame(first) ? 'ecs-stop' : 'log';
}
