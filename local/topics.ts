import { awsError } from './aws-error.ts';

/** A published message. */
export interface Published {
  /** ISO virtual time. */
  readonly at: string;
  readonly topic: string;
  readonly subject: string;
  readonly body: string;
  readonly attributes: Record<string, string>;
}

/** Limits of SNS. Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const MESSAGE_BYTES = 262_144;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are refused
const BAD_SUBJECT = /[\x00-\x1f\x7f]|^$|^.{100,}$/s;
/** Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
const ATTRIBUTE_NAME = /^(?!\.)(?!.*\.\.)(?!.*\.$)[\w.-]{1,256}$/;
const ATTRIBUTE_TYPE = /^(String|String\.Array|Number|Binary)$/;

interface Attribute {
  readonly DataType?: string;
  readonly StringValue?: string;
}

/** Reads a Publish call and refuses what SNS would refuse. */
export function readPublish(input: Readonly<Record<string, unknown>>, now: number): Published {
  const invalid = (what: string) =>
    awsError('InvalidParameterException', `Invalid parameter: ${what}`);
  const { TopicArn, Subject, Message, MessageAttributes } = input;
  const arn = String(TopicArn ?? '');
  if (arn.split(':').length !== 6) throw invalid('TopicArn');
  if (typeof Message !== 'string' || Message === '') throw invalid('Empty message');
  if (Subject !== undefined && BAD_SUBJECT.test(String(Subject))) throw invalid('Subject');
  let bytes = Buffer.byteLength(Message);
  const attributes: Record<string, string> = {};
  const given = Object.entries((MessageAttributes ?? {}) as Readonly<Record<string, Attribute>>);
  for (const [name, { DataType = '', StringValue = '' }] of given) {
    const isGood = ATTRIBUTE_NAME.test(name) && ATTRIBUTE_TYPE.test(DataType) && StringValue !== '';
    if (!isGood) throw invalid(`attribute ${name}`);
    attributes[name] = StringValue;
    // The name, the type and the value count as part of the message.
    for (const part of [name, DataType, StringValue]) bytes += Buffer.byteLength(part);
  }
  if (bytes > MESSAGE_BYTES) throw invalid('Message too long');
  return {
    at: new Date(now).toISOString(),
    topic: arn.slice(arn.lastIndexOf(':') + 1),
    subject: String(Subject ?? ''),
    body: Message,
    attributes,
  };
}
