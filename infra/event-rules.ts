import { CfnRule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { eventPatterns } from '../shared/event/event-patterns.ts';
import { allowRules } from './allow-rules.ts';
import { RuleDeadLetterQueue } from './rule-dead-letter-queue.ts';

/** What the rules watch, and where they send it. */
export interface EventRulesProps {
  /** Names of the ECS clusters to watch; none means all of them. */
  readonly clusters: readonly string[];
  /** The queue that detect reads. */
  readonly queue: Queue;
}

/** A rule with the queue for the events that it could not deliver. */
export interface RuleWithDeadLetters {
  readonly name: string;
  readonly rule: CfnRule;
  readonly deadLetters: RuleDeadLetterQueue;
}

/** One EventBridge rule per pattern on the default bus, where AWS puts its own events. */
export class EventRules extends Construct {
  readonly rules: readonly RuleWithDeadLetters[];

  constructor(scope: Construct, id: string, props: EventRulesProps) {
    super(scope, id);
    this.rules = Object.entries(eventPatterns(props.clusters)).map(([name, pattern]) => {
      const deadLetters = new RuleDeadLetterQueue(this, `${name}-dead-letters`);
      const rule = new CfnRule(this, name, {
        description: `Loopwatch: ${name}`,
        // The pattern is used as it is: tests match the same object with every sample event.
        eventPattern: pattern,
        targets: [
          {
            id: 'events-queue',
            arn: props.queue.queueArn,
            deadLetterConfig: { arn: deadLetters.queueArn },
            // EventBridge's defaults and maxima, written out because the design relies on them.
            retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
          },
        ],
      });
      allowRules(deadLetters, [rule]);
      return { name, rule, deadLetters };
    });
    allowRules(
      props.queue,
      this.rules.map(({ rule }) => rule),
    );
  }
}
