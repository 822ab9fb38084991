import { awsError } from '../aws-error.ts';
import type { RecordedAccount } from './account.ts';
import type { LogEventRecord } from './log-stream-record.ts';

/**
 * Limits of one page. Source:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
 */
const PAGE_EVENTS = 10_000;
const PAGE_BYTES = 1024 * 1024;

/** The events of one page from `position` on, or backwards from it. */
function page(
  events: readonly LogEventRecord[],
  position: number,
  limit: number,
  forward: boolean,
) {
  const picked: LogEventRecord[] = [];
  let bytes = 0;
  let index = forward ? position : position - 1;
  while (index >= 0 && index < events.length && picked.length < limit) {
    const event = events[index] as LogEventRecord;
    bytes += Buffer.byteLength(event.message) + 26;
    if (bytes > PAGE_BYTES && picked.length > 0) break;
    picked.push(event);
    index += forward ? 1 : -1;
  }
  return forward ? picked : picked.reverse();
}

/** CloudWatch Logs' read API. */
export const logs = {
  GetLogEvents(
    account: RecordedAccount,
    input: Readonly<Record<string, unknown>>,
    now: number,
    region: string,
  ) {
    const group = (account.logStreams ?? []).filter(
      (candidate) =>
        candidate.logGroupName === input.logGroupName &&
        (candidate.region === undefined || candidate.region === region),
    );
    const stream = group.find(({ logStreamName }) => logStreamName === input.logStreamName);
    if (!stream) {
      const what = group.length > 0 ? 'stream' : 'group';
      throw awsError('ResourceNotFoundException', `The specified log ${what} does not exist.`);
    }
    const since = Number(input.startTime ?? 0);
    const until = Number(input.endTime ?? Number.POSITIVE_INFINITY);
    const events = stream.events
      .filter(({ timestamp }) => timestamp >= since && timestamp < until)
      .filter(({ timestamp, ingestionTime }) => (ingestionTime ?? timestamp) <= now)
      .sort((a, b) => a.timestamp - b.timestamp);
    const [direction, at] = String(input.nextToken ?? '').split('/');
    const forward = direction ? direction === 'f' : input.startFromHead === true;
    const start = at ? Number(at) : forward ? 0 : events.length;
    const limit = Math.min(Number(input.limit ?? PAGE_EVENTS), PAGE_EVENTS);
    const picked = page(events, start, limit, forward);
    const first = forward ? start : start - picked.length;
    return {
      events: picked.map((event) => ({
        ...event,
        ingestionTime: event.ingestionTime ?? event.timestamp,
      })),
      nextForwardToken: `f/${first + picked.length}`,
      nextBackwardToken: `b/${first}`,
    };
  },
};
