import type { SendMessageCommandInput } from '@aws-sdk/client-sqs';
import type { Connect } from '../runtime.ts';

export interface Queue {
  /** @param delaySeconds at most 900, SQS's limit */
  send(message: object, delaySeconds?: number): Promise<void>;
}

/** The queues of one function, over one client. */
export function openQueues(connect: Connect): (url: string) => Queue {
  let opened: Promise<(input: SendMessageCommandInput) => Promise<unknown>> | undefined;
  const open = async () => {
    const { SendMessageCommand, SQSClient } = await import('@aws-sdk/client-sqs');
    const client = connect((config) => new SQSClient(config as object));
    return (input: SendMessageCommandInput) => client.send(new SendMessageCommand(input));
  };
  return (url) => ({
    async send(message, delaySeconds = 0) {
      opened ??= open();
      const body = JSON.stringify(message);
      await (await opened)({ QueueUrl: url, MessageBody: body, DelaySeconds: delaySeconds });
    },
  });
}
