import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Connect } from '../runtime.ts';

export interface Queue {
  /** @param delaySeconds at most 900, SQS's limit */
  send(message: object, delaySeconds?: number): Promise<void>;
}

/** The queues of one function, over one client. */
export function openQueues(connect: Connect): (url: string) => Queue {
  const client = connect((config) => new SQSClient(config as object));
  return (url) => ({
    async send(message, delaySeconds = 0) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: url,
          MessageBody: JSON.stringify(message),
          DelaySeconds: delaySeconds,
        }),
      );
    },
  });
}
