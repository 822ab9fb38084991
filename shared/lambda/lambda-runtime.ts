import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { MiddlewareObj } from '@middy/core';
import { ENV, METRIC_NAMESPACE } from '../names.ts';
import type { ConnectConfig, Runtime } from '../runtime.ts';

/** A runtime with the middlewares that belong to the place. */
export interface Host {
  readonly runtime: Runtime;
  readonly middlewares: readonly MiddlewareObj[];
}

/**
 * An AWS call that takes longer than this, in milliseconds, is worth more as a retry, and one retry
 * is what the shortest function has time for; SQS tries the rest again.
 */
const CALLS = {
  maxAttempts: 2,
  requestHandler: { requestTimeout: 2_500, connectionTimeout: 1_000, throwOnRequestTimeout: true },
};

/**
 * What Lambda puts into the environment, and never changes while a sandbox lives. The SDK would ask
 * a chain of providers for it at each cold start.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
function fromEnvironment({ env }: NodeJS.Process): ConnectConfig {
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
  if (!AWS_REGION || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return {};
  return {
    region: AWS_REGION,
    credentials: {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    },
  };
}

/** The runtime on Lambda: powertools' JSON logs and EMF metrics, the SDK's own defaults. */
export function lambdaHost(): Host {
  const logger = new Logger({ serviceName: 'loopwatch' });
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: 'loopwatch' });
  const calls = { ...CALLS, ...fromEnvironment(process) };
  const runtime: Runtime = {
    setting: (key) => process.env[ENV[key]],
    connect: (make, place) => make({ ...calls, ...(place && { region: place.region }) }),
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    log: {
      info: (message, fields = {}) => logger.info(message, fields),
      warn: (message, fields = {}) => logger.warn(message, fields),
      error: (message, fields = {}) => logger.error(message, fields),
    },
    count: (metric, by = 1) => {
      metrics.addMetric(metric, 'Count', by);
    },
  };
  return { runtime, middlewares: [injectLambdaContext(logger), logMetrics(metrics)] };
}
