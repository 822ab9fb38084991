import { createHash } from 'node:crypto';
import { detect } from '../functions/detect.ts';
import { diagnose, diagnoseWorld } from '../functions/diagnose.ts';
import { notify, notifyWorld } from '../functions/notify.ts';
import { reconcile, reconcileWorld } from '../functions/reconcile.ts';
import { eventPatterns } from '../shared/event/event-patterns.ts';
import { scheduleHandler } from '../shared/lambda/schedule-handler.ts';
import { type SqsHandler, sqsHandler } from '../shared/lambda/sqs-handler.ts';
import type { ENV } from '../shared/names.ts';
import type { Runtime } from '../shared/runtime.ts';
import { FUNCTIONS } from '../shared/settings.ts';
import { stepWorld } from '../shared/steps/step-world.ts';
import { answeringConnect, faultsOf } from './answering.ts';
import { awsError } from './aws-error.ts';
import { type CallMeter, callMeter } from './call-meter.ts';
import { type EmbeddedDynamoDb, TABLE_NAME } from './dynamodb.ts';
import { matches } from './event-pattern-matcher.ts';
import { type EmbeddedQueue, embeddedQueue, lambdaContext } from './queue.ts';
import type { RecordedAccount } from './recorded/account.ts';
import { type Published, readPublish } from './topics.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** One log entry of a function. */
export interface LogEntry {
  readonly at: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly source: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Who is told of log entries and of published messages. */
export interface Watchers {
  readonly onLog?: (entry: LogEntry) => void;
  readonly onPublish?: (message: Published) => void;
}

/** All of Loopwatch in one process: the functions, their queues, the table and the topics. */
export interface EmbeddedCloud {
  readonly clock: VirtualClock;
  /** Does what EventBridge does with an event. @returns whether a rule admitted it */
  readonly deliver: (event: unknown) => boolean;
  /** Runs reconcile once. @returns when it wants to run again */
  readonly tick: () => ReturnType<typeof reconcile>;
  /** Answers from this account from now on, and counts calls with this meter. */
  readonly use: (account: RecordedAccount, meter: CallMeter) => void;
  readonly queues: Readonly<Record<'events' | 'incidents' | 'notifications', EmbeddedQueue>>;
}

const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/';
const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:';

/** An environment variable, as the stack sets it; thresholds keep their defaults. */
function setting(key: keyof typeof ENV): string | undefined {
  switch (key) {
    case 'table':
      return TABLE_NAME;
    case 'incidentsQueue':
      return `${QUEUE_URL}incidents`;
    case 'notificationsQueue':
      return `${QUEUE_URL}notifications`;
    case 'pagesTopic':
      return `${TOPIC_ARN}pages`;
    default:
      return undefined;
  }
}

/** Starts the functions and their queues on a table and a clock. */
export function embeddedCloud(
  dynamodb: EmbeddedDynamoDb,
  clock: VirtualClock,
  { onLog, onPublish }: Watchers = {},
): EmbeddedCloud {
  let account: RecordedAccount = {};
  let meter = callMeter(clock.now);
  let throwFault = faultsOf(() => account, clock);
  let published = 0;

  const own = {
    'sqs:SendMessage'(input: Readonly<Record<string, unknown>>) {
      const url = String(input.QueueUrl);
      const queue = queues[url.slice(url.lastIndexOf('/') + 1) as keyof typeof queues];
      if (!queue) throw awsError('QueueDoesNotExist', `no queue ${url}`);
      const body = String(input.MessageBody);
      const id = queue.send(body, Number(input.DelaySeconds ?? 0));
      // The SDK's client checks the digest.
      return { MessageId: id, MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
    },
    'sns:Publish'(input: Readonly<Record<string, unknown>>) {
      onPublish?.(readPublish(input, clock.now()));
      published += 1;
      return { MessageId: `message-${published}` };
    },
  };
  const parts = {
    clock,
    config: dynamodb.config,
    account: () => account,
    own,
    meter: {
      count: (api: string, caller: string) => meter.count(api, caller),
      consume: (kind: 'write' | 'read', units: number) => meter.consume(kind, units),
      totals: () => meter.totals(),
    },
  };

  const host = (source: string) => () => {
    const log =
      (level: LogEntry['level']) =>
      (message: string, fields: Readonly<Record<string, unknown>> = {}) =>
        onLog?.({ at: clock.now(), level, source, message, fields });
    const runtime: Runtime = {
      setting,
      connect: answeringConnect(source, (api) => throwFault(api), parts),
      now: clock.now,
      sleep: clock.sleep,
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      count: () => {},
    };
    return { runtime, middlewares: [] };
  };

  const queue = (name: keyof typeof FUNCTIONS, handler: SqsHandler): EmbeddedQueue => {
    const { queue: queueName, ...settings } = FUNCTIONS[name];
    return embeddedQueue({ name: queueName, region: 'us-east-1', ...settings }, handler, clock);
  };
  const queues = {
    events: queue('detect', sqsHandler(detect, stepWorld, host('detect'))),
    incidents: queue('diagnose', sqsHandler(diagnose, diagnoseWorld, host('diagnose'))),
    notifications: queue('notify', sqsHandler(notify, notifyWorld, host('notify'))),
  };
  const onTick = scheduleHandler(reconcile, reconcileWorld, host('reconcile'));
  const patterns = Object.values(eventPatterns());

  return {
    clock,
    queues,
    deliver(event) {
      const admitting = patterns.filter((pattern) => matches(pattern, event));
      for (const _ of admitting) queues.events.send(JSON.stringify(event), 0);
      return admitting.length > 0;
    },
    async tick() {
      try {
        const result = await onTick({}, lambdaContext('reconcile'));
        return result as Awaited<ReturnType<typeof reconcile>>;
      } catch (error) {
        // As on Lambda: the error is logged, and the next run tries again.
        host('reconcile')().runtime.log.error((error as Error).message, { error });
        return { watched: 1, nextTurn: undefined };
      }
    },
    use(nextAccount, nextMeter) {
      account = nextAccount;
      meter = nextMeter;
      throwFault = faultsOf(() => account, clock);
    },
  };
}
