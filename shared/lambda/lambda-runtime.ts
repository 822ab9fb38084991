import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import type { MiddlewareObj } from '@middy/core';
import { ENV, METRIC_NAMESPACE } from '../names.ts';
import type { Runtime } from '../runtime.ts';

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

/** The runtime on Lambda: powertools' JSON logs and EMF metrics, the SDK's own defaults. */
export function lambdaHost(): Host {
  const logger = new Logger({ serviceName: 'loopwatch' });
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: 'loopwatch' });
  const runtime: Runtime = {
    setting: (key) => process.env[ENV[key]],
    connect: (make, place) => make(place ? { ...CALLS, region: place.region } : CALLS),
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
