/** Names that the code and the infrastructure share. Imports nothing, so both may read it. */

/** Environment variables that the infrastructure sets and `shared/lambda/` reads. */
export const ENV = {
  table: 'LOOPWATCH_TABLE',
  incidentsQueue: 'LOOPWATCH_INCIDENTS_QUEUE_URL',
  notificationsQueue: 'LOOPWATCH_NOTIFICATIONS_QUEUE_URL',
  pagesTopic: 'LOOPWATCH_PAGES_TOPIC_ARN',
  shortRunMinutes: 'LOOPWATCH_SHORT_RUN_MINUTES',
  quietMinutes: 'LOOPWATCH_QUIET_MINUTES',
} as const;

/** The CloudWatch namespace of every metric, and the metrics (all counts). */
export const METRIC_NAMESPACE = 'Loopwatch';
export const METRICS = {
  failures: 'Failures',
  benignStops: 'BenignStops',
  incidentsOpened: 'IncidentsOpened',
  incidentsResolved: 'IncidentsResolved',
  notificationsSent: 'NotificationsSent',
  rejectedRecords: 'RejectedRecords',
  evidenceGaps: 'EvidenceGaps',
  reconciled: 'Reconciled',
} as const;

/** The table's keys and its indexes; `shared/table/README.md` says what each is for. */
export const TABLE = { partitionKey: 'PK', sortKey: 'SK', ttl: 'expiresAt' } as const;
export const INDEXES = {
  id: { name: 'byId', partitionKey: 'id', sortKey: 'listedAt' },
  status: { name: 'byStatus', partitionKey: 'status', sortKey: 'listedAt' },
  name: { name: 'byName', partitionKey: 'name', sortKey: 'listedAt' },
  day: { name: 'byDay', partitionKey: 'day', sortKey: 'listedAt' },
  fingerprint: { name: 'byFingerprint', partitionKey: 'fingerprint', sortKey: 'listedAt' },
} as const;

/** SNS topics by consumer format. Not `health`, which only the watcher's own alarms go to. */
export const TOPICS = ['pages', 'sms', 'escalation', 'chat', 'alarms'] as const;
