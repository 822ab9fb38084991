import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE } from '../shared/settings.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** What a queue must know about the function that reads it. */
export interface QueueWithDeadLettersProps {
  /** The reading function's timeout. */
  readonly timeoutSeconds: number;
}

/** A queue, and the dead-letter queue for messages that its function failed at too often. */
export class QueueWithDeadLetters extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  readonly visibilityTimeout: Duration;

  constructor(scope: Construct, id: string, props: QueueWithDeadLettersProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters');
    // A multiple of the timeout leaves room for Lambda's own retries when it is throttled. Source:
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    this.visibilityTimeout = Duration.seconds(QUEUE.visibilityTimeouts * props.timeoutSeconds);
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: this.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: QUEUE.receives },
    });
  }
}
