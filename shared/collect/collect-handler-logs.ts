import type { Logs } from '../aws/logs.ts';
import type { LogEvidence } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import { type Place, parseArn } from '../resource.ts';
import type { ResourceFailure } from '../stack/resource-failure.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import { MINUTE } from '../text/iso-time.ts';
import { anyOf } from '../text/pattern.ts';
import { logEvidence } from './collect-logs.ts';

/** Custom resources whose handlers' logs are read, and lines of each. */
const HANDLERS = 2;
const LINES = 400;

/** What a handler wrote about one failure lies within this time of it. */
const NEAR = 20 * MINUTE;

/** The stream in which the handler wrote, as its response names it: by default in the reason. */
const STREAM = /\b(\d{4}\/\d{2}\/\d{2}\/\[(?:\$LATEST|\d{1,10})\][0-9a-f]{32})/;

/** A group as CDK's own handlers name it. */
const GROUP = /\/aws\/lambda\/[\w.-]{1,140}/;

/** Where the handler of a custom resource logged, as far as the failure tells. */
function placeOf({ reason = '', physicalId = '' }: StackEvent, handler: string | undefined) {
  const stream = STREAM.exec(reason)?.[1] ?? STREAM.exec(physicalId)?.[1];
  const name =
    handler &&
    parseArn(handler)
      .rest.replace(/^function:/, '')
      .split(':')[0];
  const group = GROUP.exec(reason)?.[0] ?? (name && `/aws/lambda/${name}`);
  return { stream, group };
}

/**
 * What Lambda writes around each call, and what its module for custom resources writes when it
 * reports the failure: neither is about the cause, though it follows the error. Sources:
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html and
 * cfn-lambda-function-code-cfnresponsemodule.html in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/
 */
const AROUND = anyOf(
  /^(?:INIT_START|INIT_REPORT|START RequestId:|END RequestId:|REPORT RequestId:)/,
  /^(?:Response body:|Status code: \d{3}|https:\/\/cloudformation-custom-resource-response)/,
);

const isOfCustomResource = ({ type }: StackEvent): boolean =>
  type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';

/**
 * The log of the functions behind custom resources that failed: their reasons mostly say no more
 * than where to look. Redacted; what may not be read is a gap.
 *
 * @param handlers the functions' ARNs, by logical id
 */
export async function collectHandlerLogs(
  failures: readonly (StackEvent | ResourceFailure)[],
  handlers: ReadonlyMap<string, string>,
  resource: Place,
  logs: (place: Place) => Logs,
): Promise<{ readonly logs: LogEvidence[]; readonly gaps: Gap[] }> {
  const found: LogEvidence[] = [];
  const gaps: Gap[] = [];
  for (const failure of failures.filter(isOfCustomResource).slice(0, HANDLERS)) {
    const { logicalId, at } = failure;
    const handler = handlers.get(logicalId);
    const { stream, group } = placeOf(failure, handler);
    if (!stream || !group) {
      const what = stream ? 'log group' : 'log stream';
      const text = `the ${what} of the function behind ${logicalId} is unknown`;
      gaps.push({ kind: 'handler-log-unknown', text });
      continue;
    }
    const { region, account } = handler ? parseArn(handler) : resource;
    const place = { group, name: stream, region };
    const read = await logs({ region, account }).page(place, LINES);
    if ('error' in read) {
      const text = `the log of the function behind ${logicalId} is unavailable: ${read.error}`;
      gaps.push({ kind: 'log-unread', text: `${text} on ${group}` });
      continue;
    }
    const near = (read.value.events ?? []).filter(
      ({ timestamp = 0, message = '' }) =>
        Math.abs(timestamp - Date.parse(at)) <= NEAR && !AROUND.test(message),
    );
    const container = `the function behind ${logicalId}`;
    if (near.length > 0) found.push(logEvidence({ taskArn: '', container }, place, near));
  }
  return { logs: found, gaps };
}
