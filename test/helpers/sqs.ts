import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

/** A batch as an event source mapping passes it to a function. Its records are m-1, m-2 ... */
export function sqsBatch(bodies: readonly string[], receives = 1): SQSEvent {
  return {
    Records: bodies.map(
      (body, index): SQSRecord => ({
        messageId: `m-${index + 1}`,
        receiptHandle: `r-${index + 1}`,
        body,
        attributes: {
          ApproximateReceiveCount: String(receives),
          SentTimestamp: '0',
          SenderId: 'test',
          ApproximateFirstReceiveTimestamp: '0',
        },
        messageAttributes: {},
        md5OfBody: '',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:eu-central-1:444455556666:events',
        awsRegion: 'eu-central-1',
      }),
    ),
  };
}

/** The part of the Lambda context that the handlers use. */
export const context = { functionName: 'test', awsRequestId: 'test' } as Context;
