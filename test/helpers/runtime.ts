import { createHash } from 'node:crypto';
import { awsError } from '../../local/aws-error.ts';
import { type EmbeddedDynamoDb, TABLE_NAME } from '../../local/dynamodb.ts';
import type { RecordedAccount } from '../../local/recorded/account.ts';
import { cloudformation } from '../../local/recorded/cloudformation.ts';
import { ecs } from '../../local/recorded/ecs.ts';
import { elasticLoadBalancing } from '../../local/recorded/elastic-load-balancing.ts';
import { logs } from '../../local/recorded/logs.ts';
import { type Published, readPublish } from '../../local/topics.ts';
import type { ENV } from '../../shared/names.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { type Call, connectAround } from './connect.ts';
import { START } from './crash-events.ts';

/** A message that a function put on a queue. */
export interface Sent {
  readonly queue: string;
  readonly body: string;
  readonly delaySeconds: number;
}

export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Runs at an AWS call; an error that it throws fails the call. `number` counts from 1. */
export type Hook = (api: string, input: Call['input'], number: number) => void | Promise<void>;

/** The runtime of one function in a test, with a record of all that the function does. */
export interface TestRuntime extends Runtime {
  /** Epoch milliseconds; set it to let time pass. */
  time: number;
  account: RecordedAccount;
  /** `before` runs before a call takes effect; `after` runs then, before its answer arrives. */
  before?: Hook | undefined;
  after?: Hook | undefined;
  readonly calls: Call[];
  readonly sent: Sent[];
  readonly published: Published[];
  readonly logged: Logged[];
  readonly counted: Map<string, number>;
}

interface Options {
  readonly account?: RecordedAccount;
  readonly settings?: Partial<Record<keyof typeof ENV, string>>;
  /** Replaces the runtime's own time. */
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Wraps each call, so that a virtual clock waits until it ends. */
  readonly during?: <T>(call: Promise<T>) => Promise<T>;
  readonly onSend?: (message: Sent) => void;
  /** Lists that several runtimes share. */
  readonly calls?: Call[];
  readonly published?: Published[];
}

const SETTINGS: Readonly<Record<string, string>> = {
  table: TABLE_NAME,
  incidentsQueue: 'https://sqs.eu-central-1.amazonaws.com/444455556666/incidents',
  notificationsQueue: 'https://sqs.eu-central-1.amazonaws.com/444455556666/notifications',
  pagesTopic: 'arn:aws:sns:eu-central-1:444455556666:pages',
};

type Reader = (
  account: RecordedAccount,
  input: Call['input'],
  now: number,
  region: string,
) => object;
const READERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cloudformation,
  ecs,
  elasticloadbalancing: elasticLoadBalancing,
  logs,
};

/** Where nobody listens: a test without a table must not call DynamoDB. */
const NO_TABLE = {
  endpoint: 'http://127.0.0.1:9',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
};

/** A runtime on the embedded DynamoDB. It uses real SDK clients and records all that it sends. */
export function testRuntime(
  dynamodb: EmbeddedDynamoDb | undefined,
  options: Options = {},
): TestRuntime {
  const log =
    (level: Logged['level']) =>
    (message: string, fields: Logged['fields'] = {}) =>
      void runtime.logged.push({ level, message, fields });

  function answer({ api, input }: Call, region: string): object {
    const [service = '', command = ''] = api.split(':');
    const reader = READERS[service]?.[command] as Reader | undefined;
    if (reader) return reader(runtime.account, input, runtime.now(), region);
    if (api === 'sqs:SendMessage') {
      const body = String(input.MessageBody);
      const queue = String(input.QueueUrl).split('/').at(-1) ?? '';
      const message = { queue, body, delaySeconds: Number(input.DelaySeconds ?? 0) };
      runtime.sent.push(message);
      options.onSend?.(message);
      // The SDK's client checks the MD5.
      return { MessageId: 'm', MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
    }
    if (api === 'sns:Publish') {
      runtime.published.push(readPublish(input, runtime.now()));
      return { MessageId: `message-${runtime.published.length}` };
    }
    throw awsError('UnknownOperationException', `nobody answers ${api} here`);
  }

  const runtime: TestRuntime = {
    time: Date.parse(START),
    account: options.account ?? {},
    calls: options.calls ?? [],
    sent: [],
    published: options.published ?? [],
    logged: [],
    counted: new Map(),
    setting: (key) => options.settings?.[key] ?? SETTINGS[key],
    now: options.now ?? (() => runtime.time),
    sleep:
      options.sleep ??
      (async (milliseconds) => {
        runtime.time += milliseconds;
      }),
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    count: (metric, by = 1) => {
      runtime.counted.set(metric, (runtime.counted.get(metric) ?? 0) + by);
    },
    connect: connectAround({
      config: dynamodb?.config ?? NO_TABLE,
      answer,
      async around(call, send) {
        const number = runtime.calls.push(call);
        await runtime.before?.(call.api, call.input, number);
        try {
          return await (options.during ?? ((sending) => sending))(send());
        } finally {
          await runtime.after?.(call.api, call.input, number);
        }
      },
    }),
  };
  return runtime;
}
