import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** The dead-letter queue of an EventBridge rule's target: events that could not be delivered. */
export class RuleDeadLetterQueue extends DeadLetterQueue {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is the dead-letter queue of an EventBridge target, which the check cannot see.',
    });
  }
}
