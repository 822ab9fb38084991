import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesis.ts';

const template = synthesize();

describe('ReconcileSchedule', () => {
  const [[ruleId, rule] = []] = resourcesOf(template, 'AWS::Events::Rule').filter(
    ([, { Properties }]) => Properties.ScheduleExpression,
  );

  it('runs reconcile every minute', () => {
    expect(rule?.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^reconcile/), 'Arn'] } }],
    });
  });

  it('is the only rule that may invoke a function', () => {
    template.resourceCountIs('AWS::Lambda::Permission', 1);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [ruleId, 'Arn'] },
      SourceAccount: { Ref: 'AWS::AccountId' },
    });
  });

  it('leaves a failed run to the next one', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
  });

  it('ends a run before the next begins', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Loopwatch: reconcile',
      Timeout: 50,
    });
  });
});
