import { Annotations, Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENV } from '../shared/names.ts';
import { FUNCTIONS, RECONCILE } from '../shared/settings.ts';
import { publishTo, queryIndexes, sendTo, useTable } from './access.ts';
import {
  describeServices,
  describeTaskDefinitions,
  describeTasks,
  listTasks,
  readLogs,
  readStacks,
  watchHealth,
} from './account-access.ts';
import { Alarms } from './alarms.ts';
import { EventRules } from './event-rules.ts';
import { IncidentTable } from './incident-table.ts';
import { LambdaFunction } from './lambda-function.ts';
import { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import { ReconcileSchedule } from './reconcile-schedule.ts';
import type { Settings } from './settings.ts';
import { Topics } from './topics.ts';

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

    const events = new QueueWithDeadLetters(this, 'events', FUNCTIONS.detect);
    const incidents = new QueueWithDeadLetters(this, 'incidents', FUNCTIONS.diagnose);
    const notifications = new QueueWithDeadLetters(this, 'notifications', FUNCTIONS.notify);
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
      ...FUNCTIONS.detect,
      access: [useTable(table), toDiagnose, toNotify],
      environment: thresholds,
      reads: events.queue,
    });
    const diagnose = new LambdaFunction(this, 'diagnose', {
      name: 'diagnose',
      ...FUNCTIONS.diagnose,
      access: [
        useTable(table),
        queryIndexes(table),
        toDiagnose,
        toNotify,
        describeServices(),
        describeTaskDefinitions(),
        describeTasks(),
        listTasks(),
        readLogs(),
        readStacks(),
      ],
      reads: incidents.queue,
    });
    const notify = new LambdaFunction(this, 'notify', {
      name: 'notify',
      ...FUNCTIONS.notify,
      access: [useTable(table), publishTo(topics)],
      reads: notifications.queue,
    });
    const reconcile = new LambdaFunction(this, 'reconcile', {
      name: 'reconcile',
      ...RECONCILE,
      access: [
        useTable(table),
        queryIndexes(table),
        toDiagnose,
        toNotify,
        describeServices(),
        describeTasks(),
        watchHealth(),
      ],
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
        'Nobody gets the pages: add -c emails=you@example.org, ' +
          'or subscribe to PagesTopicArn yourself.',
      );
    }
  }
}
