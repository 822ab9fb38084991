import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
  type GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogStream } from '../evidence/log-stream.ts';
import type { Place } from '../resource.ts';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';
import { perPlace } from './per-place.ts';

function logsIn(place: Place, connect: Connect) {
  const client = connect((config) => new CloudWatchLogsClient(config as object), place);
  return {
    /**
     * One page from the end of a stream, oldest event first. It may be empty with more behind it;
     * the end is told by `nextBackwardToken` being the token that was sent, never by an absent one.
     * Source:
     * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
     */
    page: (
      stream: LogStream,
      limit: number,
      token?: string,
    ): Promise<Answer<GetLogEventsCommandOutput>> =>
      answer(
        client.send(
          new GetLogEventsCommand({
            logGroupName: stream.group,
            logStreamName: stream.name,
            startFromHead: false,
            limit,
            nextToken: token,
          }),
        ),
      ),
  };
}

export type Logs = ReturnType<typeof logsIn>;

/** CloudWatch Logs of each account and Region: a log driver's Region may not be the task's. */
export const openLogs = (connect: Connect) => perPlace((place) => logsIn(place, connect));
