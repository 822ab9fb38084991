import type { Connect, ConnectConfig } from '../shared/runtime.ts';
import { anyOf } from '../shared/text/pattern.ts';
import { awsError } from './aws-error.ts';
import type { CallMeter } from './call-meter.ts';
import { type Capacity, capacityOf, capacityOfError } from './capacity.ts';
import type { RecordedAccount } from './recorded/account.ts';
import { cloudformation } from './recorded/cloudformation.ts';
import { ecs } from './recorded/ecs.ts';
import { elasticLoadBalancing } from './recorded/elastic-load-balancing.ts';
import { logs } from './recorded/logs.ts';
import type { VirtualClock } from './virtual-clock.ts';

type Input = Readonly<Record<string, unknown>>;
type Answers = Readonly<Record<string, (input: Input, region: string) => object>>;

/** The names of the services, as in APIs, by the SDK's client. */
const SERVICES: Readonly<Record<string, string>> = {
  CloudFormationClient: 'cloudformation',
  CloudWatchLogsClient: 'logs',
  DynamoDBClient: 'dynamodb',
  ECSClient: 'ecs',
  ElasticLoadBalancingV2Client: 'elasticloadbalancing',
  SNSClient: 'sns',
  SQSClient: 'sqs',
};

/** What the recorded account answers, by service and command. */
const READERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  cloudformation,
  ecs,
  elasticloadbalancing: elasticLoadBalancing,
  logs,
};

type Reader = (account: RecordedAccount, input: Input, now: number, region: string) => object;

/** What answers the calls of the functions. */
export interface AnsweringParts {
  readonly clock: VirtualClock;
  readonly meter: CallMeter;
  /** How clients reach the table; nobody else is called over HTTP. */
  readonly config: ConnectConfig;
  readonly account: () => RecordedAccount;
  /** What the embedded queues and topics answer, by API. */
  readonly own: Answers;
}

/** A function that throws the recorded fault of an API while it lasts. */
export function faultsOf(account: () => RecordedAccount, clock: VirtualClock) {
  const used = new Map<object, number>();
  return (api: string): void => {
    for (const fault of account().faults ?? []) {
      if (fault.api !== api) continue;
      const now = clock.now();
      if (fault.from && now < Date.parse(fault.from)) continue;
      if (fault.until && now >= Date.parse(fault.until)) continue;
      const times = used.get(fault) ?? 0;
      if (fault.times !== undefined && times >= fault.times) continue;
      used.set(fault, times + 1);
      throw awsError(fault.error, `${fault.error} (recorded fault of ${api})`);
    }
  };
}

/** Names of errors after which the SDK tries again. */
const RETRYABLE = anyOf(
  /Throttl|TooManyRequests|ProvisionedThroughput|RequestLimit|LimitExceeded/,
  /Internal|ServiceUnavailable|Timeout/,
);

/** The SDK's retries, with the waiting time between them on the virtual clock. */
function virtualRetries(clock: VirtualClock, maxAttempts = 3) {
  const token = (retries: number) => ({ getRetryCount: () => retries, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: async () => token(0),
    async refreshRetryTokenForRetry(
      last: { getRetryCount: () => number },
      { error }: { readonly error?: { readonly name?: string } },
    ) {
      const retries = last.getRetryCount() + 1;
      if (retries >= maxAttempts || !RETRYABLE.test(error?.name ?? '')) throw new Error('no retry');
      await clock.sleep(100 * 2 ** retries);
      return token(retries);
    },
    recordSuccess: () => {},
  };
}

/** Makes the SDK clients of one function: real clients whose calls never leave the process. */
export function answeringConnect(
  caller: string,
  faults: (api: string) => void,
  { clock, meter, account, own, ...parts }: AnsweringParts,
): Connect {
  return (make, place) => {
    const retryStrategy = virtualRetries(clock);
    const settings = { ...parts.config, ...(place && { region: place.region }), retryStrategy };
    const client = make(settings as never);
    const { middlewareStack, config } = client as unknown as SdkClient;
    middlewareStack.add(
      (next, context) => async (args) => {
        const service = SERVICES[context.clientName] ?? context.clientName;
        const command = context.commandName.replace(/Command$/, '');
        const api = `${service}:${command}`;
        meter.count(api, caller);
        faults(api);
        if (service === 'dynamodb') {
          const consume = ({ kind, units }: Capacity) => meter.consume(kind, units);
          try {
            const result = await clock.during(next(args));
            consume(capacityOf(command, args.input, result.output as Input));
            return result;
          } catch (error) {
            consume(capacityOfError(command, error));
            throw error;
          }
        }
        const region = await config.region();
        const reader = READERS[service]?.[command] as Reader | undefined;
        const output = reader
          ? reader(account(), args.input, clock.now(), region)
          : own[api]?.(args.input, region);
        if (!output) throw awsError('UnknownOperationException', `nobody answers ${api} here`);
        return { response: {}, output: { $metadata: {}, ...output } };
      },
      // Inside the retries and outside the parsing, so that faults are retried like those of AWS.
      { step: 'deserialize', priority: 'high', name: 'embedded' },
    );
    middlewareStack.add(
      (next, context) => (args) => {
        const isTable = context.clientName === 'DynamoDBClient';
        if (!isTable) return next(args);
        return next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      },
      { step: 'initialize', priority: 'low', name: 'capacity' },
    );
    return client;
  };
}

/** The arguments of an SDK middleware. */
interface Handling {
  readonly input: Input;
}

type Next = (args: Handling) => Promise<{ readonly response: unknown; readonly output: object }>;

/** The part of an SDK client that is needed here; each client has its own types for it. */
interface SdkClient {
  readonly config: { readonly region: () => Promise<string> };
  readonly middlewareStack: {
    add(
      middleware: (
        next: Next,
        context: { readonly clientName: string; readonly commandName: string },
      ) => Next,
      options: { readonly step: string; readonly priority: string; readonly name: string },
    ): void;
  };
}
