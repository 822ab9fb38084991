import { describe, expect, it } from 'vitest';
import { readPublish } from '../../local/topics.ts';

const NOW = Date.parse('2026-02-03T08:00:00Z');
const TopicArn = 'arn:aws:sns:eu-west-1:444455556666:pages';
const attribute = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });
const good = {
  TopicArn,
  Subject: 'media keeps crashing',
  Message: 'It does.\nIt really does.',
  MessageAttributes: { severity: attribute('critical'), 'a.b-c_D9': attribute('x') },
};
const KIB_256 = 262_144;

describe('readPublish', () => {
  it('reads what was published, where to, and when', () => {
    expect(readPublish(good, NOW)).toEqual({
      at: '2026-02-03T08:00:00.000Z',
      topic: 'pages',
      subject: 'media keeps crashing',
      body: 'It does.\nIt really does.',
      attributes: { severity: 'critical', 'a.b-c_D9': 'x' },
    });
  });

  it.each([
    ['no subject and no attributes', { Subject: undefined, MessageAttributes: undefined }],
    ['a subject of 99 characters', { Subject: 'x'.repeat(99) }],
    ['a subject beyond ASCII', { Subject: 'médias – ♥' }],
    ['256 KiB of message', { Message: 'x'.repeat(KIB_256), MessageAttributes: {} }],
    [
      'an attribute name of 256 characters',
      { MessageAttributes: { ['x'.repeat(256)]: attribute('x') } },
    ],
    ['an attribute that is a number', { MessageAttributes: { count: attribute('5', 'Number') } }],
  ])('accepts %s, as SNS does', (_, more) => {
    expect(readPublish({ ...good, ...more }, NOW).topic).toBe('pages');
  });

  it.each([
    ['no topic', { TopicArn: undefined }],
    ['a topic that is no ARN', { TopicArn: 'pages' }],
    ["a subscription's ARN", { TopicArn: `${TopicArn}:a1b2` }],
    ['no message', { Message: undefined }],
    ['an empty message', { Message: '' }],
    ['an empty subject', { Subject: '' }],
    ['a subject of 100 characters', { Subject: 'x'.repeat(100) }],
    ['a subject of two lines', { Subject: 'one\ntwo' }],
    ['a subject with a tab', { Subject: 'one\ttwo' }],
    ['a subject with an escape', { Subject: 'one\u001b[31mtwo' }],
    ['an attribute without a value', { MessageAttributes: { severity: attribute('') } }],
    ['an attribute without a type', { MessageAttributes: { severity: { StringValue: 'x' } } }],
    ['an attribute of no known type', { MessageAttributes: { severity: attribute('x', 'Text') } }],
    ['an attribute name with a space', { MessageAttributes: { 'a b': attribute('x') } }],
    ['an attribute name with a dot first', { MessageAttributes: { '.a': attribute('x') } }],
    ['an attribute name with a dot last', { MessageAttributes: { 'a.': attribute('x') } }],
    ['an attribute name with two dots', { MessageAttributes: { 'a..b': attribute('x') } }],
    [
      'an attribute name of 257 characters',
      { MessageAttributes: { ['x'.repeat(257)]: attribute('x') } },
    ],
    ['a message over 256 KiB', { Message: 'x'.repeat(KIB_256 + 1), MessageAttributes: {} }],
    ['more bytes than characters', { Message: '♥'.repeat(KIB_256 / 3 + 1), MessageAttributes: {} }],
    ['256 KiB of message and an attribute', { Message: 'x'.repeat(KIB_256 - 1) }],
  ])('refuses %s, as SNS does', (_, more) => {
    expect(() => readPublish({ ...good, ...more }, NOW)).toThrow(
      expect.objectContaining({ name: 'InvalidParameterException' }),
    );
  });

  it("counts an attribute's name, type and value with the message", () => {
    const MessageAttributes = { abc: attribute('12345') };
    const fits = KIB_256 - 'abc'.length - 'String'.length - '12345'.length;
    const publish = (length: number) =>
      readPublish({ ...good, Message: 'x'.repeat(length), MessageAttributes }, NOW);
    expect(publish(fits).body).toHaveLength(fits);
    expect(() => publish(fits + 1)).toThrow('Message too long');
  });
});
