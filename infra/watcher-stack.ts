import { Annotations, Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENV } from '../shared/names.ts';
import { publishTo, queryIndexes, sendTo, useTable } from './access.ts';
import {
  describeServices,
  describeStacks,
  describeTasks,
  readLogs,
  readStackEvents,
} from './account-access.ts';
import { Alarms } from './alarms.ts';
import { EventRules } from './event-rules.ts';
import { IncidentTable } from './incident-table.ts';
import { LambdaFunction } from './lambda-function.ts';
import { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import { ReconcileSchedule } from './reconcile-schedule.ts';
import type { Settings } from './settings.ts';
import { Topics } from './topics.ts';

const TIMEOUTS = {
  detect: Duration.seconds(15),
  diagnose: Duration.seconds(30),
  notify: Duration.seconds(15),
  // Ends before the next minute's run begins.
  reconcile: Duration.seconds(50),
} as const;

/** The watcher of one account and Region: rules, queues, functions, table, topics and alarms. */
export class WatcherStack extends Stack {
  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stackName, {
      description:
        'Loopwatch: one page with the cause when an ECS service or a stack keeps failing',
    });
    const alarmPrefix = `${settings.stackName}-`;
    const table = new IncidentTable(this, 'Incidents');
    const topics = new Topics(this, 'Topics', { ...settings, alarmPrefix });

    const events = new QueueWithDeadLetters(this, 'events', { consumerTimeout: TIMEOUTS.detect });
    const incidents = new QueueWithDeadLetters(this, 'incidents', {
      consumerTimeout: TIMEOUTS.diagnose,
    });
    const notifications = new QueueWithDeadLetters(this, 'notifications', {
      consumerTimeout: TIMEOUTS.notify,
    });
    const { rules } = new EventRules(this, 'Rules', {
      clusters: settings.clusters,
      queue: events.queue,
    });

    const toDiagnose = sendTo(incidents.queue, 'incidentsQueue');
    const toNotify = sendTo(notifications.queue, 'notificationsQueue');
    const thresholds = {
      [ENV.shortRunMinutes]: String(settings.shortRunMinutes),
      [ENV.quietMinutes]: String(settings.quietMinutes),
    };
    const detect = new LambdaFunction(this, 'detect', {
      name: 'detect',
      timeout: TIMEOUTS.detect,
      memorySize: 512,
      access: [useTable(table), toDiagnose, toNotify, describeStacks()],
      environment: thresholds,
      reads: { queue: events.queue, batchSize: 10, maxConcurrency: 10 },
    });
    const diagnose = new LambdaFunction(this, 'diagnose', {
      name: 'diagnose',
      timeout: TIMEOUTS.diagnose,
      // Text matching over log excerpts is processor time, and memory buys it.
      memorySize: 1024,
      access: [
        useTable(table),
        queryIndexes(table),
        toNotify,
        describeServices(),
        describeTasks(),
        readLogs(),
        describeStacks(),
        readStackEvents(),
      ],
      environment: thresholds,
      // One diagnosis may take eight seconds, and a batch is diagnosed one by one: three fit into the
      // timeout. Three batches at once, because the read APIs' quotas are the whole account's.
      reads: { queue: incidents.queue, batchSize: 3, maxConcurrency: 3 },
    });
    const notify = new LambdaFunction(this, 'notify', {
      name: 'notify',
      timeout: TIMEOUTS.notify,
      memorySize: 512,
      access: [useTable(table), toNotify, publishTo(topics)],
      environment: thresholds,
      // SNS deletes an e-mail subscription that gets more than ten messages a second.
      reads: { queue: notifications.queue, batchSize: 10, maxConcurrency: 2 },
    });
    const reconcile = new LambdaFunction(this, 'reconcile', {
      name: 'reconcile',
      timeout: TIMEOUTS.reconcile,
      memorySize: 512,
      access: [useTable(table), queryIndexes(table), toDiagnose, toNotify, describeServices()],
      environment: thresholds,
    });
    const schedule = new ReconcileSchedule(this, 'Schedule', reconcile.function);

    const alarms = new Alarms(this, 'Alarms', { prefix: alarmPrefix, health: topics.health });
    for (const [name, { function: fn }] of Object.entries({
      detect,
      diagnose,
      notify,
      reconcile,
    })) {
      alarms.onFailingFunction(name, fn);
    }
    for (const [name, consumer] of Object.entries({ events, incidents, notifications })) {
      alarms.onDeadLetters(name, consumer.deadLetters);
      alarms.onDelay(name, consumer.queue, consumer.visibilityTimeout);
    }
    for (const { name, rule, deadLetters } of [
      ...rules,
      { name: 'reconcile', rule: schedule.rule, deadLetters: schedule.deadLetters },
    ]) {
      alarms.onDeadLetters(name, deadLetters);
      alarms.onLostEvents(name, rule);
    }
    alarms.onUndelivered('pages', topics.byName.pages);
    alarms.onSilence('heartbeat', reconcile.function);

    new CfnOutput(this, 'TableName', { value: table.tableName });
    new CfnOutput(this, 'PagesTopicArn', { value: topics.byName.pages.topicArn });
    new CfnOutput(this, 'CommandLine', {
      value: `npx loopwatch incidents --table ${table.tableName} --region ${Aws.REGION}`,
    });
    if (settings.emails.length === 0) {
      Annotations.of(this).addWarningV2(
        'loopwatch:nobody-is-paged',
        'Nobody gets the pages: add -c emails=you@example.org, or subscribe to PagesTopicArn yourself.',
      );
    }
  }
}
