import { openTopics } from '../shared/aws/topic.ts';
import { causeOf } from '../shared/diagnosis/diagnosis.ts';
import { type Incident, refOf } from '../shared/incident/incident.ts';
import { type IncidentRef, parseIncidentRef } from '../shared/incident/incident-ref.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { METRICS } from '../shared/names.ts';
import {
  type NotificationEntry,
  type NotificationReason,
  notificationEntry,
  reasonToNotify,
  toldBy,
} from '../shared/notification/notification.ts';
import { configuredTopics, type TopicKind } from '../shared/notification/topics.ts';
import { FORMATS } from '../shared/report/formats/index.ts';
import { type Runtime, required } from '../shared/runtime.ts';
import { forEachAlone } from '../shared/steps/for-each-alone.ts';
import { openDocuments } from '../shared/table/document-client.ts';
import { readIncidentRecord } from '../shared/table/incident-records.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { openNotifications } from '../shared/table/notifications.ts';

/** The deeds of notify, bound to the place where it runs. */
export function notifyWorld(runtime: Runtime) {
  const documents = openDocuments(runtime.connect, required(runtime, 'table'));
  return {
    ...runtime,
    documents,
    incidents: openIncidents(documents),
    notifications: openNotifications(documents),
    publish: openTopics(runtime.connect),
    topics: configuredTopics(runtime),
    topicArn: ({ setting }: TopicKind) => required(runtime, setting),
    tableName: required(runtime, 'table'),
  };
}

type World = ReturnType<typeof notifyWorld>;

/** Incident → reason to notify? → claim → publish → mark as sent, for each topic by itself. */
export async function notify(body: string, world: World): Promise<void> {
  const ref = parseIncidentRef(body);
  const [error] = await forEachAlone(world.topics, (topic) => tell(ref, topic, world));
  if (error) throw error;
}

async function tell(ref: IncidentRef, kind: TopicKind, world: World): Promise<void> {
  // What is sent changes what is to be said next: the opening first, then that it is over.
  for (;;) {
    const incident = await world.incidents.get(ref.resourceKey, ref.sequence);
    if (!incident) return;
    const sent = await world.notifications.of(incident.id);
    const reason = reasonToNotify(incident, sent, kind.topic, world.now());
    if (!reason) return;
    await send({ incident, reason, sent }, kind, world);
  }
}

type Sent = readonly NotificationEntry[];
type Decided = Readonly<{ incident: Incident; reason: NotificationReason; sent: Sent }>;

async function send({ incident, reason, sent }: Decided, kind: TopicKind, world: World) {
  const record = await readIncidentRecord(world.documents, incident);
  // Diagnose writes its findings before the incident's headline: either may be the newer here.
  const told = toldBy(incident, causeOf(record.diagnoses));
  const now = world.now();
  const entry = notificationEntry(incident, reason, kind.topic, now, told, sent);
  if (!(await world.notifications.claim(incident.id, entry, now))) {
    // Another copy is publishing it, or died doing so: SQS brings this one back after the lease.
    throw new Error(`${entry.deduplicationKey} is being sent by another copy; trying again later`);
  }
  const message = FORMATS[kind.format](record, { ...entry, now, table: world.tableName });
  const messageId = await world.publish(world.topicArn(kind), message);
  await world.notifications.markSent(incident.id, entry, messageId);
  world.count(METRICS.notificationsSent);
  world.log.info('notification sent', { incidentId: incident.id, ...refOf(incident), reason });
}

export const handler = sqsHandler(notify, notifyWorld);
