import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { TOPICS } from '../shared/names.ts';

/** Who is subscribed at the start, and which alarms may publish. */
export interface TopicsProps {
  readonly emails: readonly string[];
  readonly healthEmails: readonly string[];
  /** Alarms whose names begin like this may publish to the health topic. */
  readonly alarmPrefix: string;
}

/** One topic for each consumer format, one for the watcher's own health, and their key. */
export class Topics extends Construct {
  readonly key: Key;
  readonly byName: Readonly<Record<(typeof TOPICS)[number], Topic>>;
  /** Only CloudWatch publishes here, so that it works when none of our code does. */
  readonly health: Topic;

  constructor(scope: Construct, id: string, props: TopicsProps) {
    super(scope, id);
    // Our own key, because the policy of SNS's key, alias/aws/sns, does not admit CloudWatch and
    // cannot be edited: with that key every alarm would fail silently.
    this.key = new Key(this, 'Key', {
      description: 'Loopwatch: encrypts what waits in its SNS topics',
      enableKeyRotation: true,
      // It encrypts messages while SNS holds them; nothing needs it afterwards.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const topic = (name: string, displayName = 'Loopwatch'): Topic =>
      new Topic(this, name, { displayName, masterKey: this.key, enforceSSL: true });

    this.byName = {
      pages: topic('pages'),
      sms: topic('sms'),
      escalation: topic('escalation'),
      chat: topic('chat'),
      alarms: topic('alarms'),
    };
    this.health = topic('health', 'Loopwatch health');
    this.allowAlarms(props.alarmPrefix);

    for (const email of props.emails) {
      this.byName.pages.addSubscription(new EmailSubscription(email));
    }
    for (const email of props.healthEmails) {
      this.health.addSubscription(new EmailSubscription(email));
    }
  }

  private allowAlarms(prefix: string): void {
    // The conditions keep the alarms of other accounts from publishing through CloudWatch.
    const alarms = `arn:${Aws.PARTITION}:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm`;
    const statement = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: {
          'aws:SourceArn': `${alarms}:${prefix}*`,
        },
      },
    };
    this.health.addToResourcePolicy(
      new PolicyStatement({
        ...statement,
        sid: 'AllowAlarms',
        actions: ['sns:Publish'],
        resources: [this.health.topicArn],
      }),
    );
    this.key.addToResourcePolicy(
      new PolicyStatement({
        ...statement,
        sid: 'AllowAlarms',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        // In the policy of a key this means the key itself.
        resources: ['*'],
      }),
    );
  }
}
