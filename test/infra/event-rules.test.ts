import { describe, expect, it } from 'vitest';
import { eventPatterns } from '../../shared/event/event-patterns.ts';
import { flat, type Resource, resourcesOf, synthesize } from './synthesis.ts';

const template = synthesize();
const rules = resourcesOf(template, 'AWS::Events::Rule');
const queues = template.findResources('AWS::SQS::Queue');

/** Who may send to the queue with this ARN. */
function senders(queueArn: string): Resource[] {
  return resourcesOf(template, 'AWS::SQS::QueuePolicy')
    .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement)
    .filter(({ Effect, Resource }) => Effect === 'Allow' && flat(Resource) === queueArn);
}

const patternOf = ([, rule]: [string, Resource]) => rule.Properties.EventPattern;

describe('EventRules', () => {
  it('has the patterns that replay and the tests of the samples use, and no others', () => {
    expect(rules.map(patternOf).filter(Boolean)).toEqual(Object.values(eventPatterns()));
  });

  it('limits the patterns to the clusters that were named', () => {
    const narrowed = resourcesOf(synthesize({ clusters: 'prod,staging' }), 'AWS::Events::Rule');
    expect(narrowed.map(patternOf).filter(Boolean)).toEqual(
      Object.values(eventPatterns(['prod', 'staging'])),
    );
  });

  it('sends everything to the events queue, which admits only these rules', () => {
    const watching = rules.filter(([, rule]) => rule.Properties.EventPattern);
    const arns = watching.map(([, rule]) => flat(rule.Properties.Targets[0].Arn));
    expect(new Set(arns).size).toBe(1);
    const [allowed, ...more] = senders(String(arns[0]));
    expect(more).toEqual([]);
    expect(allowed).toMatchObject({
      Action: 'sqs:SendMessage',
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
    expect(allowed?.Condition.ArnEquals['aws:SourceArn'].map(flat)).toEqual(
      watching.map(([id]) => `<${id}.Arn>`),
    );
  });
});

describe('every rule', () => {
  it.each(rules)('%s has one target, on the default bus', (_, rule) => {
    expect(rule.Properties.EventBusName).toBeUndefined();
    expect(rule.Properties.State ?? 'ENABLED').toBe('ENABLED');
    expect(rule.Properties.Targets).toHaveLength(1);
  });

  it.each(rules)('%s has dead letters of its own, which it may fill', (id, rule) => {
    const [target] = rule.Properties.Targets;
    const arn = flat(target.DeadLetterConfig.Arn);
    expect(Object.keys(queues)).toContain(arn.slice(1, -'.Arn>'.length));
    expect(senders(arn)).toMatchObject([
      { Condition: { ArnEquals: { 'aws:SourceArn': [{ 'Fn::GetAtt': [id, 'Arn'] }] } } },
    ]);
    const shared = rules.filter(
      ([, r]) => flat(r.Properties.Targets[0].DeadLetterConfig.Arn) === arn,
    );
    expect(shared).toHaveLength(1);
  });

  it.each(rules)('%s says how long EventBridge tries', (_, rule) => {
    expect(rule.Properties.Targets[0].RetryPolicy).toEqual(
      rule.Properties.EventPattern
        ? { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }
        : { MaximumEventAgeInSeconds: 180, MaximumRetryAttempts: 2 },
    );
  });
});
