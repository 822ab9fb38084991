import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flat, type Resource, resourcesOf, synthesize } from './synthesis.ts';

const template = synthesize();
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => alarm.Properties);
const nameOf = (alarm: Resource): string => alarm.AlarmName;

function alarmOn(metric: string, dimension: string, value: string): Resource | undefined {
  return alarms.find(
    ({ MetricName, Dimensions }) =>
      MetricName === metric &&
      Dimensions.some((d: Resource) => d.Name === dimension && flat(d.Value) === value),
  );
}

describe('Alarms', () => {
  it('has a section in RUNBOOK.md for each alarm, and no section without an alarm', () => {
    const runbook = readFileSync(new URL('../../infra/RUNBOOK.md', import.meta.url), 'utf8');
    const sections = [...runbook.matchAll(/^### (Loopwatch-.*)$/gm)].map(([, name]) => name);
    expect(sections.toSorted()).toEqual(alarms.map(nameOf).toSorted());
    const mentioned = [...runbook.matchAll(/Loopwatch-[a-z-]*[a-z]/g)].map(([name]) => name);
    expect(alarms.map(nameOf)).toEqual(expect.arrayContaining([...new Set(mentioned)]));
  });

  it('tells the health topic when an alarm rings and when it is over', () => {
    for (const alarm of alarms) {
      expect(alarm.AlarmActions.map(flat)).toEqual([expect.stringMatching(/^<Topicshealth\w+>$/)]);
      expect(alarm.OKActions).toEqual(alarm.AlarmActions);
      expect(alarm.AlarmDescription).toContain(`RUNBOOK.md, section "${nameOf(alarm)}"`);
    }
  });

  it('rings for a single message in any dead-letter queue', () => {
    const deadLetters = resourcesOf(template, 'AWS::SQS::Queue').filter(
      ([, queue]) => !queue.Properties.RedrivePolicy,
    );
    for (const [id] of deadLetters) {
      const alarm = alarmOn('ApproximateNumberOfMessagesVisible', 'QueueName', `<${id}.QueueName>`);
      expect(alarm).toMatchObject({
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
      });
    }
  });

  it('rings when a message has come back twice, and not before two minutes', () => {
    for (const [id, queue] of resourcesOf(template, 'AWS::SQS::Queue')) {
      if (!queue.Properties.RedrivePolicy) continue;
      const alarm = alarmOn('ApproximateAgeOfOldestMessage', 'QueueName', `<${id}.QueueName>`);
      expect(alarm?.Threshold).toBeGreaterThanOrEqual(120);
      expect(alarm?.Threshold).toBe(2 * queue.Properties.VisibilityTimeout);
    }
  });

  it('rings when a function fails or is throttled in two of five minutes', () => {
    for (const [id] of resourcesOf(template, 'AWS::Lambda::Function')) {
      for (const metric of ['Errors', 'Throttles']) {
        expect(alarmOn(metric, 'FunctionName', `<${id}>`)).toMatchObject({
          Threshold: 0,
          DatapointsToAlarm: 2,
          EvaluationPeriods: 5,
          Statistic: 'Sum',
        });
      }
    }
  });

  it('rings when EventBridge loses an event that a rule matched', () => {
    for (const [id] of resourcesOf(template, 'AWS::Events::Rule')) {
      expect(alarmOn('InvocationsFailedToBeSentToDLQ', 'RuleName', `<${id}>`)).toMatchObject({
        Namespace: 'AWS/Events',
        Threshold: 0,
      });
    }
  });

  it('rings without data only for the heartbeat', () => {
    const alarming = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(alarming.map(nameOf)).toEqual(['Loopwatch-heartbeat']);
    const rest = alarms.filter((alarm) => !alarming.includes(alarm));
    expect(new Set(rest.map(({ TreatMissingData }) => TreatMissingData))).toEqual(
      new Set(['notBreaching']),
    );
    expect(alarming[0]).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
    });
  });

  it('has the name of the stack, which the topic’s policy requires', () => {
    const named = resourcesOf(synthesize({ stackName: 'Staging' }), 'AWS::CloudWatch::Alarm');
    for (const [, alarm] of named) expect(alarm.Properties.AlarmName).toMatch(/^Staging-/);
  });
});
