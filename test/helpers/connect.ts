import type { Connect, ConnectConfig } from '../../shared/runtime.ts';

type Input = Readonly<Record<string, unknown>>;

/** One attempt of one AWS call. */
export interface Call {
  /** For example `dynamodb:PutItem`. */
  readonly api: string;
  readonly input: Input;
}

type Sent = { readonly response: unknown; readonly output: object };

export interface Around {
  /** Does something before, after or instead of the call. */
  readonly around: (call: Call, send: () => Promise<Sent>) => Promise<Sent>;
  /** What a call of any service but DynamoDB returns. */
  readonly answer: (call: Call, region: string) => object;
  /** How clients reach DynamoDB. */
  readonly config: ConnectConfig;
}

const SERVICES: Readonly<Record<string, string>> = {
  CloudFormationClient: 'cloudformation',
  CloudWatchLogsClient: 'logs',
  DynamoDBClient: 'dynamodb',
  ECSClient: 'ecs',
  ElasticLoadBalancingV2Client: 'elasticloadbalancing',
  SNSClient: 'sns',
  SQSClient: 'sqs',
};

const RETRYABLE = /Throttling|ProvisionedThroughputExceeded|TimeoutError|ServiceUnavailable/;

/** Three attempts, as the SDK makes them, without the waits between them. */
const promptRetries = {
  acquireInitialRetryToken: async () => retryToken(0),
  async refreshRetryTokenForRetry(
    last: { getRetryCount: () => number },
    { error }: { readonly error?: Error },
  ) {
    const retries = last.getRetryCount() + 1;
    if (retries >= 3 || !RETRYABLE.test(error?.name ?? '')) throw new Error('no retry');
    return retryToken(retries);
  },
  recordSuccess: () => {},
};

function retryToken(retries: number) {
  return { getRetryCount: () => retries, getRetryDelay: () => 0 };
}

/** Real SDK clients. Calls of DynamoDB reach the table; all others get `answer`. */
export function connectAround({ around, answer, config: given }: Around): Connect {
  return (make, place) => {
    const region = place?.region ?? 'eu-central-1';
    const client = make({ ...given, region, retryStrategy: promptRetries } as never);
    const { middlewareStack, config } = client as unknown as SdkClient;
    middlewareStack.add(
      (next, context) => (args) => {
        const service = SERVICES[context.clientName] ?? context.clientName;
        const call = {
          api: `${service}:${context.commandName.replace(/Command$/, '')}`,
          input: args.input,
        };
        const send = async (): Promise<Sent> => {
          if (service === 'dynamodb') return next(args);
          const output = answer(call, await config.region());
          return { response: {}, output: { $metadata: {}, ...output } };
        };
        return around(call, send);
      },
      { step: 'deserialize', priority: 'high', name: 'around' },
    );
    return client;
  };
}

interface Handling {
  readonly input: Input;
}

type Next = (args: Handling) => Promise<Sent>;

/** The part of an SDK client that is used here. Each client has types of its own for it. */
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
