import {
  CloudWatchLogsClient,
  GetLogEventsCommand,
  type GetLogEventsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LogStream } from '../evidence/log-stream.ts';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';

export function openLogs(connect: Connect) {
  const clients = new Map<string, CloudWatchLogsClient>();
  // The driver's awslogs-region may differ from the task's.
  const clientFor = (region: string) => {
    const known = clients.get(region);
    if (known) return known;
    const client = connect((config) => new CloudWatchLogsClient({ ...(config as object), region }));
    clients.set(region, client);
    return client;
  };

  return {
    /**
     * One page from the end of a stream, oldest event first. It may be empty with more behind it;
     * the end is told by `nextBackwardToken` being the token that was sent, never by an absent one.
     * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
     */
    page: (
      stream: LogStream,
      limit: number,
      token?: string,
    ): Promise<Answer<GetLogEventsCommandOutput>> =>
      answer(
        clientFor(stream.region).send(
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

export type Logs = ReturnType<typeof openLogs>;
