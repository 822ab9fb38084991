import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../shared/names.ts';
import { flat, type Resource, resourcesOf, synthesize } from './synthesis.ts';

const template = synthesize({
  emails: 'a@example.org,b@example.org',
  healthEmails: 'c@example.org',
});
const topics = resourcesOf(template, 'AWS::SNS::Topic');
const idOf = (name: string) =>
  topics.map(([id]) => id).find((id) => id.startsWith(`Topics${name}`));

const alarmsOnly = {
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
};
const alarmArn = 'arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:Loopwatch-*';

function statementsOf(id: string | undefined): Resource[] {
  return resourcesOf(template, 'AWS::SNS::TopicPolicy')
    .filter(([, policy]) => policy.Properties.Topics.map(flat).includes(`<${id}>`))
    .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
}

describe('Topics', () => {
  it('has one topic for each consumer format, and one for the watcher’s health', () => {
    expect(topics).toHaveLength(TOPICS.length + 1);
    for (const name of [...TOPICS, 'health']) expect(idOf(name)).toBeDefined();
  });

  it.each(topics)(
    '%s is encrypted with a key of ours and refuses messages without TLS',
    (id, topic) => {
      expect(flat(topic.Properties.KmsMasterKeyId)).toMatch(/^<TopicsKey\w+\.Arn>$/);
      expect(statementsOf(id)).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: 'sns:Publish',
          Principal: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    },
  );

  it('lets alarms of this stack publish to the health topic and no other topic', () => {
    for (const [id] of topics) {
      const allowed = statementsOf(id).filter(({ Effect }) => Effect === 'Allow');
      if (id !== idOf('health')) {
        expect(allowed).toEqual([]);
        continue;
      }
      expect(allowed).toMatchObject([{ ...alarmsOnly, Action: 'sns:Publish' }]);
      expect(flat(allowed[0]?.Condition.ArnLike['aws:SourceArn'])).toBe(alarmArn);
    }
  });

  it('lets the same alarms use the key, which is rotated', () => {
    const [[, key] = []] = resourcesOf(template, 'AWS::KMS::Key');
    expect(key?.Properties.EnableKeyRotation).toBe(true);
    const [, alarms, ...more] = key?.Properties.KeyPolicy.Statement ?? [];
    expect(more).toEqual([]);
    expect(alarms).toMatchObject({
      ...alarmsOnly,
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    });
    expect(flat(alarms.Condition.ArnLike['aws:SourceArn'])).toBe(alarmArn);
  });

  it('subscribes the addresses of the settings', () => {
    const subscriptions = resourcesOf(template, 'AWS::SNS::Subscription').map(
      ([, { Properties }]) => [Properties.Protocol, Properties.Endpoint, flat(Properties.TopicArn)],
    );
    expect(subscriptions).toEqual([
      ['email', 'a@example.org', `<${idOf('pages')}>`],
      ['email', 'b@example.org', `<${idOf('pages')}>`],
      ['email', 'c@example.org', `<${idOf('health')}>`],
    ]);
  });
});
