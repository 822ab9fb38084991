import { describe, expect, it } from 'vitest';
import { flat, listOf, resourcesOf, synthesize } from './synthesis.ts';

const template = synthesize();
const queues = resourcesOf(template, 'AWS::SQS::Queue');
const sources = queues.filter(([, queue]) => queue.Properties.RedrivePolicy);
const fourteenDays = 14 * 24 * 60 * 60;

describe('QueueWithDeadLetters', () => {
  it('is made for events, incidents and notifications', () => {
    expect(sources.map(([id]) => id.replace(/Queue.*/, ''))).toEqual([
      'events',
      'incidents',
      'notifications',
    ]);
  });

  it.each(sources)('%s gives up after an hour of tries, into a queue of its own', (id, source) => {
    const { deadLetterTargetArn, maxReceiveCount } = source.Properties.RedrivePolicy;
    const hour = 3600;
    expect(maxReceiveCount * source.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(hour);
    const others = sources.filter(([other]) => other !== id);
    const targets = others.map(([, o]) => flat(o.Properties.RedrivePolicy.deadLetterTargetArn));
    expect(targets).not.toContain(flat(deadLetterTargetArn));
    const [target] = queues.filter(([name]) => flat(deadLetterTargetArn) === `<${name}.Arn>`);
    expect(target?.[1].Properties.MessageRetentionPeriod).toBe(fourteenDays);
    expect(source.Properties.MessageRetentionPeriod).toBeLessThan(fourteenDays);
  });

  it.each(resourcesOf(template, 'AWS::Lambda::EventSourceMapping'))(
    '%s makes a message invisible for six times the timeout of the function that has it',
    (_, mapping) => {
      const { EventSourceArn, FunctionName } = mapping.Properties;
      const queue = queues.find(([id]) => flat(EventSourceArn) === `<${id}.Arn>`)?.[1];
      const fn = template.findResources('AWS::Lambda::Function')[flat(FunctionName).slice(1, -1)];
      expect(queue?.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(
        6 * fn?.Properties.Timeout,
      );
    },
  );
});

describe('DeadLetterQueue', () => {
  it('belongs to every other queue, and keeps messages for fourteen days', () => {
    const rest = queues.filter((queue) => !sources.includes(queue));
    expect(rest).toHaveLength(10);
    for (const [, queue] of rest) {
      expect(queue.Properties.MessageRetentionPeriod).toBe(fourteenDays);
    }
  });
});

describe('every queue', () => {
  it.each(queues)('%s is encrypted and refuses requests without TLS', (id, queue) => {
    expect(queue.Properties.SqsManagedSseEnabled).toBe(true);
    const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy').filter(([, policy]) =>
      policy.Properties.Queues.map(flat).includes(`<${id}>`),
    );
    const statements = policies.flatMap(([, p]) => p.Properties.PolicyDocument.Statement);
    const refusal = statements.find(({ Effect }) => Effect === 'Deny');
    expect(refusal).toMatchObject({
      Action: 'sqs:*',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(listOf(refusal.Resource).map(flat)).toEqual([`<${id}.Arn>`]);
  });
});
