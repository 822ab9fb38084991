import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Message } from '../notification/notification.ts';
import type { Connect } from '../runtime.ts';

/** Publishes to a topic; @returns SNS's message id. */
export type Publish = (topicArn: string, message: Message) => Promise<string>;

/**
 * Attributes are string attributes, for filter policies. Never `MessageStructure: json`, which
 * drops them.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
export function openTopics(connect: Connect): Publish {
  const client = connect((config) => new SNSClient(config as object));
  return async (topicArn, { subject, body, attributes }) => {
    const entries = Object.entries(attributes).map(
      ([name, value]) => [name, { DataType: 'String', StringValue: value }] as const,
    );
    const output = await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Subject: subject,
        Message: body,
        MessageAttributes: Object.fromEntries(entries),
      }),
    );
    return output.MessageId ?? '';
  };
}
