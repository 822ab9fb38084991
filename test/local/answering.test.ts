import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DescribeServicesCommand, ECSClient, StopTaskCommand } from '@aws-sdk/client-ecs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeringConnect, faultsOf } from '../../local/answering.ts';
import { callMeter } from '../../local/call-meter.ts';
import { type EmbeddedDynamoDb, startDynamoDb, TABLE_NAME } from '../../local/dynamodb.ts';
import type { Fault, RecordedAccount } from '../../local/recorded/account.ts';
import { virtualClock } from '../../local/virtual-clock.ts';

const START = Date.parse('2026-02-03T08:00:00Z');
const iso = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const THROTTLED = { error: 'ThrottlingException' };

let dynamodb: EmbeddedDynamoDb;
beforeAll(async () => {
  dynamodb = await startDynamoDb();
});
afterAll(() => dynamodb.stop());

describe('faultsOf', () => {
  const outcomes = (fault: Partial<Fault>, seconds: readonly number[]) => {
    const clock = virtualClock(START);
    const account = { faults: [{ api: 'a:B', error: 'Busy', ...fault }] };
    const throwFault = faultsOf(() => account, clock);
    const seen: string[] = [];
    for (const second of seconds) {
      clock.at(START + second * 1000, () => {
        try {
          throwFault('a:B');
          seen.push('-');
        } catch (error) {
          seen.push((error as Error).name);
        }
      });
    }
    return clock.runUntil(START + 3600_000).then(() => seen.join(' '));
  };

  it.each<[string, Partial<Fault>, string]>([
    ['holds always', {}, 'Busy Busy Busy Busy Busy'],
    ['is over after so many times', { times: 2 }, 'Busy Busy - - -'],
    ['begins at a time', { from: iso(20) }, '- - Busy Busy Busy'],
    ['is over from a time on', { until: iso(20) }, 'Busy Busy - - -'],
    ['has all three', { from: iso(10), until: iso(40), times: 2 }, '- Busy Busy - -'],
    ['never holds with zero times', { times: 0 }, '- - - - -'],
    ['is of its API only', { api: 'a:C' }, '- - - - -'],
  ])('throws a fault that %s', async (_, fault, expected) => {
    expect(await outcomes(fault, [0, 10, 20, 30, 40])).toBe(expected);
  });

  it('goes on to the next fault of an API when one is used up', () => {
    const faults = [
      { api: 'a:B', error: 'First', times: 1 },
      { api: 'a:B', error: 'Second', times: 1 },
    ];
    const throwFault = faultsOf(() => ({ faults }), virtualClock(START));
    expect(() => throwFault('a:B')).toThrow(expect.objectContaining({ name: 'First' }));
    expect(() => throwFault('a:B')).toThrow(expect.objectContaining({ name: 'Second' }));
    expect(() => throwFault('a:B')).not.toThrow();
  });
});

/** Runs calls in virtual time, like one function. */
async function calling<T>(
  account: RecordedAccount,
  work: (connect: ReturnType<typeof answeringConnect>) => Promise<T>,
) {
  const clock = virtualClock(START);
  const meter = callMeter(clock.now);
  const throwFault = faultsOf(() => account, clock);
  const own = { 'sns:Publish': () => ({ MessageId: 'm1' }) };
  const parts = { clock, meter, config: dynamodb.config, account: () => account, own };
  let outcome: T | Error | undefined;
  let ended = 0;
  clock.at(START, async () => {
    outcome = await work(answeringConnect('diagnose', throwFault, parts)).catch((error) => error);
    ended = clock.now();
  });
  await clock.runUntil(START + 60_000);
  return { outcome, milliseconds: ended - START, ...meter.totals() };
}

const describeServices = (connect: ReturnType<typeof answeringConnect>) =>
  connect((config) => new ECSClient(config as object)).send(
    new DescribeServicesCommand({ cluster: 'shop', services: ['media'] }),
  );
const publish = (connect: ReturnType<typeof answeringConnect>) =>
  connect((config) => new SNSClient(config as object)).send(
    new PublishCommand({ TopicArn: 'arn:aws:sns:us-east-1:0:pages', Message: 'x' }),
  );
const putItem = (connect: ReturnType<typeof answeringConnect>, more: object = {}) =>
  connect((config) => new DynamoDBClient(config as object)).send(
    new PutItemCommand({
      TableName: TABLE_NAME,
      Item: { PK: { S: 'a' }, SK: { S: 'b' } },
      ...more,
    }),
  );

describe('answeringConnect', () => {
  it('answers a real SDK client from the recorded account', async () => {
    const account = { services: [{ service: { serviceName: 'media', runningCount: 1 } }] };
    const { outcome, calls, callsBy } = await calling(account, describeServices);
    expect(outcome).toMatchObject({ services: [{ runningCount: 1 }] });
    expect(calls).toEqual({ 'ecs:DescribeServices': 1 });
    expect(callsBy).toEqual({ diagnose: { 'ecs:DescribeServices': 1 } });
  });

  it('answers for the Region of the client', async () => {
    const stream = { logGroupName: 'g', logStreamName: 's', region: 'eu-west-1', events: [] };
    const read = (region: string) =>
      calling({ logStreams: [stream] }, (connect) =>
        connect((config) => new CloudWatchLogsClient({ ...(config as object), region })).send(
          new GetLogEventsCommand({ logGroupName: 'g', logStreamName: 's' }),
        ),
      );
    expect((await read('eu-west-1')).outcome).toMatchObject({ events: [] });
    expect((await read('us-east-1')).outcome).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each([
    ['ecs:DescribeServices', describeServices],
    ['sns:Publish', publish],
    ['dynamodb:PutItem', putItem],
  ])('retries a throttled %s in virtual time, and counts every attempt', async (api, call) => {
    const twice = await calling({ faults: [{ api, ...THROTTLED, times: 2 }] }, call);
    expect(twice.outcome).not.toBeInstanceOf(Error);
    expect([twice.calls[api], twice.milliseconds]).toEqual([3, 600]);
    const always = await calling({ faults: [{ api, ...THROTTLED }] }, call);
    expect(always.outcome).toMatchObject({ name: 'ThrottlingException' });
    expect([always.calls[api], always.milliseconds]).toEqual([3, 600]);
  });

  it.each(['AccessDeniedException', 'ResourceNotFoundException', 'ValidationException'])(
    'does not retry %s',
    async (error) => {
      const faults = [{ api: 'ecs:DescribeServices', error }];
      const { outcome, calls, milliseconds } = await calling({ faults }, describeServices);
      expect(outcome).toMatchObject({ name: error });
      expect([calls, milliseconds]).toEqual([{ 'ecs:DescribeServices': 1 }, 0]);
    },
  );

  it('counts the most calls of one second, by API and by service', async () => {
    const faults = [{ api: 'ecs:DescribeServices', ...THROTTLED, times: 2 }];
    const { peakPerSecond } = await calling({ faults }, async (connect) => {
      await describeServices(connect);
      await describeServices(connect);
      await publish(connect);
    });
    expect(peakPerSecond).toEqual({
      ecs: 4,
      'ecs:DescribeServices': 4,
      sns: 1,
      'sns:Publish': 1,
    });
  });

  it('sends the calls of DynamoDB to the table, and adds up their capacity', async () => {
    const { outcome, units } = await calling({}, async (connect) => {
      await putItem(connect);
      const client = connect((config) => new DynamoDBClient(config as object));
      const Key = { PK: { S: 'a' }, SK: { S: 'b' } };
      return client.send(new GetItemCommand({ TableName: TABLE_NAME, Key, ConsistentRead: true }));
    });
    expect(outcome).toMatchObject({ Item: { PK: { S: 'a' } } });
    expect(units).toEqual({ write: 1, read: 1 });
  });

  it('counts a write whose condition failed, but none that never reached the table', async () => {
    const ConditionExpression = 'attribute_not_exists(PK)';
    const lost = await calling({}, async (connect) => {
      await putItem(connect);
      await putItem(connect, { ConditionExpression });
    });
    expect(lost.outcome).toMatchObject({ name: 'ConditionalCheckFailedException' });
    expect(lost.units.write).toBe(2);
    const faults = [{ api: 'dynamodb:PutItem', ...THROTTLED, times: 1 }];
    expect((await calling({ faults }, putItem)).units.write).toBe(1);
  });

  it('refuses an API that nothing answers', async () => {
    const { outcome } = await calling({}, (connect) =>
      connect((config) => new ECSClient(config as object)).send(new StopTaskCommand({ task: 't' })),
    );
    expect(outcome).toMatchObject({ name: 'UnknownOperationException' });
  });
});
