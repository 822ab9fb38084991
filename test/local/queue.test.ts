import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { embeddedQueue, lambdaContext } from '../../local/queue.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { QUEUE } from '../../shared/settings.ts';

const SETTINGS = {
  name: 'events',
  region: 'eu-west-1',
  timeoutSeconds: 10,
  batchSize: 3,
  concurrency: 2,
};
/** In seconds, like all times here. */
const VISIBILITY = SETTINGS.timeoutSeconds * QUEUE.visibilityTimeouts;
const DAY = 24 * 3600;

interface Options {
  readonly settings?: Partial<typeof SETTINGS>;
  /** The bodies of a batch that fail; it may also throw. */
  readonly work?: (bodies: readonly string[], time: number) => Promise<readonly string[]>;
}

/** A queue that notes its deliveries as `time bodies`. */
function noting({ settings, work = async () => [] }: Options = {}) {
  const clock = virtualClock(0);
  const deliveries: string[] = [];
  const events: SQSEvent[] = [];
  const seconds = () => clock.now() / 1000;
  const queue = embeddedQueue(
    { ...SETTINGS, ...settings },
    async (event) => {
      const bodies = event.Records.map(({ body }) => body);
      events.push(event);
      deliveries.push(`${seconds()} ${bodies.join('+')}`);
      const failed = await work(bodies, seconds());
      const isFailed = ({ body }: { body: string }) => failed.includes(body);
      return {
        batchItemFailures: event.Records.filter(isFailed).map(({ messageId }) => ({
          itemIdentifier: messageId,
        })),
      };
    },
    clock,
  );
  const send = (...bodies: string[]) => bodies.map((body) => queue.send(body, 0));
  return {
    clock,
    queue,
    deliveries,
    events,
    send,
    run: (until = DAY) => clock.runUntil(until * 1000),
  };
}

describe('embeddedQueue', () => {
  it('delivers at once, and a delayed message after its delay', async () => {
    const { queue, deliveries, run } = noting();
    queue.send('late', 30);
    queue.send('now', 0);
    await run();
    expect(deliveries).toEqual(['0 now', '30 late']);
  });

  it('puts messages that become ready at one moment into one batch, up to its size', async () => {
    const { clock, deliveries, send, run } = noting();
    send('a', 'b', 'c', 'd', 'e');
    clock.at(1_000, () => void send('f'));
    await run();
    expect(deliveries).toEqual(['0 a+b+c', '0 d+e', '1 f']);
  });

  it('delivers again only the records that failed, when they are visible again', async () => {
    const { deliveries, events, send, run } = noting({
      work: async (_, time) => (time === 0 ? ['b'] : []),
    });
    send('a', 'b', 'c');
    await run();
    expect(deliveries).toEqual(['0 a+b+c', `${VISIBILITY} b`]);
    const receives = events.map(
      ({ Records }) => Records.at(-1)?.attributes.ApproximateReceiveCount,
    );
    expect(receives).toEqual(['1', '2']);
    expect(events[1]?.Records[0]?.messageId).toBe(events[0]?.Records[1]?.messageId);
  });

  it('delivers again the whole batch of a handler that throws', async () => {
    const { deliveries, send, run } = noting({
      work: async (_, time) => {
        if (time === 0) throw new Error('out of memory');
        return [];
      },
    });
    send('a', 'b');
    await run();
    expect(deliveries).toEqual(['0 a+b', `${VISIBILITY} a+b`]);
  });

  it('counts the visibility timeout from the receive, however long the handler takes', async () => {
    const { clock, deliveries, send, run } = noting({
      work: async (_, time) => {
        await clock.sleep(4_000);
        return time === 0 ? ['a'] : [];
      },
    });
    send('a');
    await run();
    expect(deliveries).toEqual(['0 a', `${VISIBILITY} a`]);
  });

  it('moves a message that failed forty times to the dead-letter queue, for good', async () => {
    const { queue, deliveries, send, run } = noting({ work: async () => ['poison'] });
    send('poison', 'good');
    await run(39 * VISIBILITY - 1);
    expect(queue.deadLetters).toEqual([]);
    await run();
    expect(queue.deadLetters).toEqual(['poison']);
    expect(deliveries).toEqual([
      '0 poison+good',
      ...Array.from({ length: 39 }, (_, times) => `${(times + 1) * VISIBILITY} poison`),
    ]);
  });

  it('never runs more copies of the function than its concurrency', async () => {
    let running = 0;
    let most = 0;
    const { clock, deliveries, send, run } = noting({
      settings: { batchSize: 1, concurrency: 3 },
      work: async () => {
        running += 1;
        most = Math.max(most, running);
        await clock.sleep(10_000);
        running -= 1;
        return [];
      },
    });
    send(...'abcdefgh');
    await run();
    expect(most).toBe(3);
    expect(deliveries).toEqual([...['0 a', '0 b', '0 c', '10 d', '10 e', '10 f', '20 g', '20 h']]);
  });

  it('accepts what a function sends to its own queue', async () => {
    const { queue, deliveries, send, run } = noting({
      work: async ([body = '']) => {
        if (body.length < 3) queue.send(`${body}!`, 5);
        return [];
      },
    });
    send('a');
    await run();
    expect(deliveries).toEqual(['0 a', '5 a!', '10 a!!']);
  });

  it('is empty only when no message waits, is delayed, is processed or comes again', async () => {
    const seen: boolean[] = [];
    const { clock, queue, send, run } = noting({
      work: async (_, time) => {
        await clock.sleep(1_000);
        return time === 0 ? ['a'] : [];
      },
    });
    expect(queue.isEmpty()).toBe(true);
    send('a');
    for (const time of [0.5, 30, VISIBILITY + 0.5, VISIBILITY + 2]) {
      clock.at(time * 1000, () => void seen.push(queue.isEmpty()));
    }
    await run();
    expect(seen).toEqual([false, false, false, true]);
  });

  it('is empty when only dead letters are left', async () => {
    const { queue, send, run } = noting({ work: async (bodies) => bodies });
    send('poison');
    await run();
    expect([queue.isEmpty(), queue.deadLetters.length]).toEqual([true, 1]);
  });

  it('gives records the shape that SQS gives them', async () => {
    const { events, send, run } = noting();
    const [id] = send('a');
    await run();
    expect(events[0]?.Records[0]).toMatchObject({
      messageId: id,
      body: 'a',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:events',
      awsRegion: 'eu-west-1',
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0' },
    });
  });
});

describe('lambdaContext', () => {
  it('has the name of the function and leaves it time', () => {
    const context = lambdaContext('detect');
    expect(context.functionName).toBe('detect');
    expect(context.getRemainingTimeInMillis()).toBeGreaterThan(0);
  });
});
