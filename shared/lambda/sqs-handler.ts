import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { METRICS } from '../names.ts';
import type { Runtime } from '../runtime.ts';
import { type Host, lambdaHost } from './lambda-runtime.ts';

/** A Lambda handler for a queue. */
export type SqsHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/**
 * Runs a story for each record of a batch, one after the other. A record whose story throws fails
 * alone: it is named in the response, SQS delivers it again, and after forty times it lies in the
 * dead-letter queue.
 *
 * @param bind binds the deeds of the story's world; called once per sandbox, at the first event
 */
export function sqsHandler<World>(
  story: (body: string, world: World) => Promise<void>,
  bind: (runtime: Runtime) => World,
  host: () => Host = lambdaHost,
): SqsHandler {
  let ready: { readonly runtime: Runtime; readonly handler: SqsHandler } | undefined;

  function prepare() {
    const { runtime, middlewares } = host();
    const world = bind(runtime);
    const processor = new BatchProcessor(EventType.SQS);
    const handler = middy<SQSEvent, SQSBatchResponse>()
      .use([...middlewares])
      .handler(async (event, context) => {
        const work = (record: SQSRecord) => story(record.body, world);
        const options = { context, processInParallel: false, throwOnFullBatchFailure: false };
        const response = await processPartialResponse(event, work, processor, options);
        for (const [index, error] of processor.errors.entries()) {
          const record = processor.failureMessages[index] as SQSRecord | undefined;
          const receives = Number(record?.attributes.ApproximateReceiveCount ?? 1);
          runtime.log.error(error.message, { messageId: record?.messageId, receives, error });
          runtime.count(METRICS.rejectedRecords);
        }
        return response;
      });
    return { runtime, handler: handler as unknown as SqsHandler };
  }

  return (event, context) => {
    ready ??= prepare();
    return ready.handler(event, context);
  };
}
