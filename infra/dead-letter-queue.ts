import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Where a message waits for a person after all attempts have failed. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest time that SQS keeps a message. A moved message keeps its first date, so this
      // must be longer than the retention of the source queue.
      retentionPeriod: Duration.days(14),
    });
  }
}
