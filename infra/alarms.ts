import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import type { Function as CdkFunction } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

const MINUTE = { period: Duration.minutes(1) };

/** When an alarm rings. It tells the health topic when it rings and when it is over. */
interface Condition {
  readonly metric: Metric;
  readonly above?: number;
  readonly below?: number;
  /** It rings when `bad` of the last `of` periods are bad; the default is one of one. */
  readonly bad?: number;
  readonly of?: number;
  /** What missing data means; by default nothing is wrong. */
  readonly missing?: TreatMissingData;
}

/**
 * The watcher's own alarms. Each has a section with its name in RUNBOOK.md, and none of them needs
 * the watcher's code.
 */
export class Alarms extends Construct {
  private readonly prefix: string;
  private readonly health: Topic;

  /** @param prefix the beginning of each alarm's name; the health topic admits no other alarm */
  constructor(scope: Construct, id: string, props: { prefix: string; health: Topic }) {
    super(scope, id);
    this.prefix = props.prefix;
    this.health = props.health;
  }

  /** Rings when a message is in a dead-letter queue. */
  onDeadLetters(name: string, queue: IQueue): void {
    this.ring(`${name}-dead-letters`, {
      // Not NumberOfMessagesSent, which does not count messages that SQS itself moves here.
      metric: queue.metricApproximateNumberOfMessagesVisible({ ...MINUTE, statistic: 'Maximum' }),
      above: 0,
    });
  }

  /** Rings when a queue's oldest message has waited for two visibility timeouts. */
  onDelay(name: string, queue: IQueue, visibilityTimeout: Duration): void {
    this.ring(`${name}-delay`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ ...MINUTE, statistic: 'Maximum' }),
      // A message that failed once comes back after one timeout, and nobody needs to know.
      above: Math.max(120, 2 * visibilityTimeout.toSeconds()),
    });
  }

  /** Rings when a function keeps failing or being throttled. */
  onFailingFunction(name: string, fn: CdkFunction): void {
    // One failure is a hiccup, and the queue tries again. Two in five minutes are not.
    const twice = { above: 0, bad: 2, of: 5 };
    this.ring(`${name}-errors`, { ...twice, metric: fn.metricErrors(MINUTE) });
    this.ring(`${name}-throttles`, { ...twice, metric: fn.metricThrottles(MINUTE) });
  }

  /**
   * Rings when EventBridge could deliver an event neither to its target nor to the dead-letter
   * queue, so that it is lost. FailedInvocations needs no alarm, because the events that it counts
   * end in one of the two.
   */
  onLostEvents(name: string, rule: CfnRule): void {
    this.ring(`${name}-lost`, {
      metric: new Metric({
        ...MINUTE,
        namespace: 'AWS/Events',
        metricName: 'InvocationsFailedToBeSentToDLQ',
        dimensionsMap: { RuleName: rule.ref },
        statistic: 'Sum',
      }),
      above: 0,
    });
  }

  /** Rings when SNS gave up delivering a message of the topic to one of its subscribers. */
  onUndelivered(name: string, topic: Topic): void {
    this.ring(`${name}-undelivered`, {
      metric: topic.metricNumberOfNotificationsFailed(MINUTE),
      above: 0,
    });
  }

  /** Rings when a function that runs every minute has not run for five. */
  onSilence(name: string, fn: CdkFunction): void {
    this.ring(name, {
      metric: fn.metricInvocations({ period: Duration.minutes(5) }),
      below: 1,
      missing: TreatMissingData.BREACHING,
    });
  }

  private ring(name: string, condition: Condition): void {
    const alarmName = `${this.prefix}${name}`;
    const alarm = new Alarm(this, name, {
      alarmName,
      alarmDescription: `What to do: infra/RUNBOOK.md, section "${alarmName}".`,
      metric: condition.metric,
      threshold: condition.above ?? condition.below ?? 0,
      comparisonOperator:
        condition.below === undefined
          ? ComparisonOperator.GREATER_THAN_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      datapointsToAlarm: condition.bad ?? 1,
      evaluationPeriods: condition.of ?? 1,
      treatMissingData: condition.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.health));
    alarm.addOkAction(new SnsAction(this.health));
  }
}
