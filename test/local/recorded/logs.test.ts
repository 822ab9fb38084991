import { describe, expect, it } from 'vitest';
import type { RecordedAccount } from '../../../local/recorded/account.ts';
import type { LogEventRecord } from '../../../local/recorded/log-stream-record.ts';
import { logs } from '../../../local/recorded/logs.ts';

const REGION = 'eu-west-1';
const LATE = 1_000_000;

const accountWith = (events: readonly LogEventRecord[]): RecordedAccount => ({
  logStreams: [{ logGroupName: '/ecs/media', logStreamName: 'app/app/t1', events }],
});
const lines = (count: number): LogEventRecord[] =>
  Array.from({ length: count }, (_, index) => ({ timestamp: index, message: `line ${index}` }));

const read = (account: RecordedAccount, input: object = {}, now = LATE, region = REGION) =>
  logs.GetLogEvents(
    account,
    { logGroupName: '/ecs/media', logStreamName: 'app/app/t1', ...input },
    now,
    region,
  );
const messages = ({ events }: ReturnType<typeof read>) => events.map(({ message }) => message);

describe('logs.GetLogEvents', () => {
  it('reads the newest page first, each from its oldest line, until a token repeats itself', () => {
    const account = accountWith(lines(7));
    const pages: string[][] = [];
    let page = read(account, { limit: 3 });
    for (let sent = ''; sent !== page.nextBackwardToken; ) {
      pages.push(messages(page));
      sent = page.nextBackwardToken;
      page = read(account, { limit: 3, nextToken: sent });
    }
    expect(pages).toEqual([
      ['line 4', 'line 5', 'line 6'],
      ['line 1', 'line 2', 'line 3'],
      ['line 0'],
    ]);
    expect(page.events).toEqual([]);
  });

  it('reads from the head, and on to what was added since', () => {
    const events = lines(5);
    const first = read(accountWith(events.slice(0, 3)), { startFromHead: true, limit: 2 });
    expect(messages(first)).toEqual(['line 0', 'line 1']);
    const second = read(accountWith(events.slice(0, 3)), { nextToken: first.nextForwardToken });
    expect(messages(second)).toEqual(['line 2']);
    const end = read(accountWith(events.slice(0, 3)), { nextToken: second.nextForwardToken });
    expect([end.events, end.nextForwardToken]).toEqual([[], second.nextForwardToken]);
    const added = read(accountWith(events), { nextToken: end.nextForwardToken });
    expect(messages(added)).toEqual(['line 3', 'line 4']);
  });

  it('goes both forward and back from a page', () => {
    const account = accountWith(lines(6));
    const middle = read(account, {
      limit: 2,
      nextToken: read(account, { limit: 2 }).nextBackwardToken,
    });
    expect(messages(middle)).toEqual(['line 2', 'line 3']);
    expect(messages(read(account, { nextToken: middle.nextForwardToken }))).toEqual([
      'line 4',
      'line 5',
    ]);
  });

  it('shows a line from its ingestion on, or from its own time when none is recorded', () => {
    const account = accountWith([
      { timestamp: 100, message: 'at once' },
      { timestamp: 101, message: 'late', ingestionTime: 500 },
      { timestamp: 102, message: 'next' },
    ]);
    const at = (now: number) => messages(read(account, {}, now));
    expect([at(99), at(102), at(499)]).toEqual([[], ['at once', 'next'], ['at once', 'next']]);
    expect(at(500)).toEqual(['at once', 'late', 'next']);
    const times = read(account).events.map(({ ingestionTime }) => ingestionTime);
    expect(times).toEqual([100, 500, 102]);
  });

  it('orders lines by their time, and those of one moment as recorded', () => {
    const account = accountWith([
      { timestamp: 2, message: 'c' },
      { timestamp: 1, message: 'a' },
      { timestamp: 1, message: 'b' },
    ]);
    expect(messages(read(account))).toEqual(['a', 'b', 'c']);
  });

  it('answers an empty stream with no lines and with tokens that lead to no lines', () => {
    const account = accountWith([]);
    const page = read(account);
    expect(page.events).toEqual([]);
    const again = read(account, { nextToken: page.nextBackwardToken });
    expect(again).toEqual(page);
  });

  it('returns only the times that were asked for', () => {
    const account = accountWith(lines(6));
    expect(messages(read(account, { startTime: 2, endTime: 4 }))).toEqual(['line 2', 'line 3']);
  });

  it('ends a page before a megabyte, but never without a line', () => {
    const big = (index: number, length: number) => ({
      timestamp: index,
      message: 'x'.repeat(length),
    });
    const half = accountWith([0, 1, 2].map((index) => big(index, 400_000)));
    expect(read(half).events).toHaveLength(2);
    expect(read(accountWith([big(0, 2_000_000)])).events).toHaveLength(1);
  });

  it('ends a page at ten thousand lines', () => {
    expect(read(accountWith(lines(10_001)), { limit: 20_000 }).events).toHaveLength(10_000);
  });

  it.each([
    ['group', { logGroupName: '/ecs/other' }, REGION],
    ['stream', { logStreamName: 'app/app/t2' }, REGION],
    ['group', {}, 'us-east-1'],
  ])('says like CloudWatch that a %s does not exist: %j in %s', (what, input, region) => {
    const events = lines(1);
    const account = {
      logStreams: [
        { logGroupName: '/ecs/media', logStreamName: 'app/app/t1', region: REGION, events },
      ],
    };
    expect(() => read(account, input, LATE, region)).toThrow(
      expect.objectContaining({
        name: 'ResourceNotFoundException',
        message: `The specified log ${what} does not exist.`,
      }),
    );
    expect(messages(read(account))).toEqual(['line 0']);
  });

  it('finds a stream without a Region in every Region', () => {
    expect(messages(read(accountWith(lines(1)), {}, LATE, 'ap-south-1'))).toEqual(['line 0']);
  });
});
