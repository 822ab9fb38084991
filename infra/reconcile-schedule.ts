import { Aws } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as CdkFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { allowRules } from './allow-rules.ts';
import { RuleDeadLetterQueue } from './rule-dead-letter-queue.ts';

/** Runs reconcile every minute. */
export class ReconcileSchedule extends Construct {
  readonly rule: CfnRule;
  readonly deadLetters: RuleDeadLetterQueue;

  constructor(scope: Construct, id: string, reconcile: CdkFunction) {
    super(scope, id);
    this.deadLetters = new RuleDeadLetterQueue(this, 'reconcile-dead-letters');
    this.rule = new CfnRule(this, 'reconcile', {
      description: 'Loopwatch: reconcile',
      scheduleExpression: 'rate(1 minute)',
      targets: [
        {
          id: 'reconcile',
          arn: reconcile.functionArn,
          deadLetterConfig: { arn: this.deadLetters.queueArn },
          // The next run comes in the next minute, so a late one is not worth delivering.
          retryPolicy: { maximumEventAgeInSeconds: 180, maximumRetryAttempts: 2 },
        },
      ],
    });
    allowRules(this.deadLetters, [this.rule]);
    reconcile.addPermission('AllowSchedule', {
      principal: new ServicePrincipal('events.amazonaws.com'),
      sourceArn: this.rule.attrArn,
      sourceAccount: Aws.ACCOUNT_ID,
    });
    reconcile.configureAsyncInvoke({
      // A failed run is not tried again, for the same reason; the errors alarm reports it.
      retryAttempts: 0,
    });
  }
}
