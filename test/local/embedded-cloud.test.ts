import { describe, expect, it } from 'vitest';
import { callMeter } from '../../local/call-meter.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { embeddedCloud, type LogEntry } from '../../local/embedded-cloud.ts';
import type { RecordedAccount } from '../../local/recorded/account.ts';
import type { Published } from '../../local/topics.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { accountOf } from '../helpers/account.ts';
import { bothEvents, crash, crashLoop, START } from '../helpers/crash-events.ts';

const MINUTE = 60_000;
const begin = Date.parse(START);

/** A new cloud for each test, and what can be seen of it. */
async function withCloud(
  account: RecordedAccount,
  work: (cloud: ReturnType<typeof embeddedCloud>) => void,
) {
  const dynamodb = await startDynamoDb();
  const clock = virtualClock(begin);
  const log: LogEntry[] = [];
  const published: Published[] = [];
  const meter = callMeter(clock.now);
  const cloud = embeddedCloud(dynamodb, clock, {
    onLog: (entry) => void log.push(entry),
    onPublish: (message) => void published.push(message),
  });
  cloud.use(account, meter);
  work(cloud);
  await clock.runUntil(begin + 30 * MINUTE);
  await dynamodb.stop();
  return { log, published, ...meter.totals() };
}

describe('embeddedCloud', () => {
  it('runs all functions on their queues, from the event to the page', async () => {
    const { log, published, callsBy } = await withCloud(
      accountOf('media', { tasks: ['t1', 't2'] }),
      (cloud) => {
        for (const event of crashLoop(2).flatMap((one) => bothEvents(one))) {
          cloud.clock.at(Date.parse(event.time), () => void cloud.deliver(event));
        }
        cloud.clock.at(begin + 10 * MINUTE, async () => void (await cloud.tick()));
      },
    );
    expect(published.map(({ topic }) => topic)).toEqual(['pages']);
    expect(Object.keys(callsBy)).toEqual(['detect', 'diagnose', 'notify', 'reconcile']);
    expect(new Set(log.map(({ source }) => source))).toEqual(
      new Set(['detect', 'diagnose', 'notify']),
    );
  });

  it('admits what the rules admit, and says whether it did', async () => {
    const answers: boolean[] = [];
    const { log } = await withCloud({}, ({ clock, deliver }) => {
      clock.at(begin, () => {
        answers.push(deliver(crash()));
        answers.push(deliver(crash({ stopCode: 'UserInitiated' })));
        answers.push(deliver(crash({ detail: { lastStatus: 'RUNNING' } })));
        answers.push(deliver({ source: 'aws.s3' }));
      });
    });
    expect(answers).toEqual([true, false, false, false]);
    expect(log.map(({ message }) => message)).toEqual(['task failed']);
  });

  it('returns how many incidents reconcile watches, and logs what it throws', async () => {
    const watched: number[] = [];
    const fault = { api: 'dynamodb:Query', error: 'AccessDeniedException', times: 3 };
    const { log } = await withCloud({ faults: [fault] }, ({ clock, tick }) => {
      for (const minute of [1, 2]) {
        clock.at(begin + minute * MINUTE, async () => void watched.push((await tick()).watched));
      }
    });
    // Something may be watched, so the ticks go on.
    expect(watched).toEqual([1, 0]);
    const errors = log.filter(({ level }) => level === 'error');
    expect(errors.map(({ source, at }) => [source, at])).toEqual([['reconcile', begin + MINUTE]]);
  });

  it('reads the account that it was given last', async () => {
    const events = crashLoop(2).flatMap((one) => bothEvents(one));
    const { published } = await withCloud({}, (cloud) => {
      const account = accountOf('media', { tasks: ['t1', 't2'] });
      cloud.use(account, callMeter(cloud.clock.now));
      for (const event of events) {
        cloud.clock.at(Date.parse(event.time), () => void cloud.deliver(event));
      }
    });
    expect(published[0]?.body).toContain("('127.0.0.1', 5432)");
  });
});
