import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SqsHandler } from '../shared/lambda/sqs-handler.ts';
import { QUEUE } from '../shared/settings.ts';
import type { VirtualClock } from './virtual-clock.ts';

interface StoredMessage {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  receives: number;
}

/** An SQS queue with its event source mapping and its dead-letter queue, in process. */
export interface EmbeddedQueue {
  readonly send: (body: string, delaySeconds: number) => string;
  /** True when no message is waiting, delayed or being processed. */
  readonly isEmpty: () => boolean;
  /** The bodies of messages that failed as often as a message may be received. */
  readonly deadLetters: readonly string[];
}

/** How a queue delivers to its function. */
export interface QueueSettings {
  readonly name: string;
  readonly timeoutSeconds: number;
  readonly batchSize: number;
  readonly concurrency: number;
  readonly region: string;
}

/** The part of the Lambda context that the handlers' middlewares read. */
export const lambdaContext = (functionName: string): Context =>
  ({ functionName, awsRequestId: functionName, getRemainingTimeInMillis: () => 60_000 }) as Context;

/** Delivers batches to a function, with visibility, redelivery, delays and limited concurrency. */
export function embeddedQueue(
  settings: QueueSettings,
  handler: SqsHandler,
  clock: VirtualClock,
): EmbeddedQueue {
  const { name, region, batchSize, concurrency } = settings;
  const visibility = settings.timeoutSeconds * QUEUE.visibilityTimeouts * 1000;
  const ready: StoredMessage[] = [];
  const deadLetters: string[] = [];
  let running = 0;
  let sent = 0;
  let done = 0;

  const toRecord = (message: StoredMessage): SQSRecord => ({
    messageId: message.id,
    receiptHandle: message.id,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receives),
      SentTimestamp: String(message.sentAt),
      SenderId: 'embedded',
      ApproximateFirstReceiveTimestamp: String(clock.now()),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${region}:000000000000:${name}`,
    awsRegion: region,
  });

  async function failedOf(event: SQSEvent): Promise<Set<string>> {
    try {
      const { batchItemFailures } = await handler(event, lambdaContext(name));
      return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    } catch {
      // A handler that throws fails its whole batch, as on Lambda.
      return new Set(event.Records.map(({ messageId }) => messageId));
    }
  }

  function becomeReady(message: StoredMessage, time: number): void {
    clock.at(time, () => {
      ready.push(message);
      // Messages that become ready at the same moment make one batch.
      clock.at(clock.now(), pump);
    });
  }

  async function pump(): Promise<void> {
    if (ready.length === 0 || running >= concurrency) return;
    const batch = ready.splice(0, batchSize);
    if (ready.length > 0) clock.at(clock.now(), pump);
    for (const message of batch) message.receives += 1;
    const receivedAt = clock.now();
    running += 1;
    const failed = await failedOf({ Records: batch.map(toRecord) });
    running -= 1;
    for (const message of batch) {
      const isFailed = failed.has(message.id);
      if (isFailed && message.receives < QUEUE.receives) {
        becomeReady(message, receivedAt + visibility);
        continue;
      }
      done += 1;
      if (isFailed) deadLetters.push(message.body);
    }
    if (ready.length > 0) clock.at(clock.now(), pump);
  }

  return {
    deadLetters,
    isEmpty: () => done === sent,
    send(body, delaySeconds) {
      sent += 1;
      const message = { id: `${name}-${sent}`, body, sentAt: clock.now(), receives: 0 };
      becomeReady(message, clock.now() + delaySeconds * 1000);
      return message.id;
    },
  };
}
