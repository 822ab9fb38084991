import { join } from 'node:path';
import { AssetHashType, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  Architecture,
  Function as CdkFunction,
  Code,
  EventSourceMapping,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../shared/names.ts';
import { type Access, receiveFrom } from './access.ts';
import { bundle } from './bundle.ts';
import { FunctionRole } from './function-role.ts';

/** What differs from function to function. */
export interface LambdaFunctionProps {
  /** The file's name in `functions/`, without its ending. */
  readonly name: string;
  readonly timeoutSeconds: number;
  /** Lambda gives processor time in proportion to the memory. */
  readonly memoryMegabytes: number;
  readonly access: readonly Access[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The queue that it reads, the messages of a batch, and the batches at the same time. */
  readonly reads?: Queue;
  readonly batchSize?: number;
  readonly concurrency?: number;
}

/** One function of `functions/`, with its log group, its role and the queue that it reads. */
export class LambdaFunction extends Construct {
  readonly function: CdkFunction;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const access = props.reads ? [...props.access, receiveFrom(props.reads)] : [...props.access];
    const role = new FunctionRole(this, 'Role', [
      { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] },
      ...access.flatMap(({ permissions }) => permissions),
    ]);
    this.function = new CdkFunction(this, 'Function', {
      description: `Loopwatch: ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: code(props.name),
      timeout: Duration.seconds(props.timeoutSeconds),
      memorySize: props.memoryMegabytes,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        ...Object.assign({}, ...access.map(({ environment }) => environment)),
        ...props.environment,
        // One name for all functions, because each service name makes its own set of paid metrics.
        POWERTOOLS_SERVICE_NAME: METRIC_NAMESPACE.toLowerCase(),
        POWERTOOLS_METRICS_NAMESPACE: METRIC_NAMESPACE,
      },
    });
    if (props.reads && props.batchSize && props.concurrency) {
      new EventSourceMapping(this, 'Mapping', {
        target: this.function,
        eventSourceArn: props.reads.queueArn,
        // Without a batching window, which would delay a single event for up to 20 seconds.
        batchSize: props.batchSize,
        reportBatchItemFailures: true,
        maxConcurrency: props.concurrency,
      });
    }
  }
}

/** The bundled function as an asset. esbuild runs in this process, without Docker and npx. */
function code(name: string): Code {
  return Code.fromAsset(join(import.meta.dirname, '..', 'functions'), {
    // A hash of the output, so that the same sources are the same asset on every machine.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The type requires it; it is never pulled, because local bundling succeeds or throws.
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle(directory: string): boolean {
          bundle(name, directory);
          return true;
        },
      },
      // The CDK's cache of bundles uses these options as its key and cannot look into a function.
      environment: { NAME: name },
    },
  });
}
