/** Names that the code and the infrastructure must agree on. Imports nothing, so both may read it. */

/** Environment variables that the infrastructure sets and `shared/lambda/runtime.ts` reads. */
export const ENV = {
  table: 'LOOPWATCH_TABLE',
  incidentsQueue: 'LOOPWATCH_INCIDENTS_QUEUE_URL',
  notificationsQueue: 'LOOPWATCH_NOTIFICATIONS_QUEUE_URL',
  pagesTopic: 'LOOPWATCH_PAGES_TOPIC_ARN',
  shortRunMinutes: 'LOOPWATCH_SHORT_RUN_MINUTES',
  quietMinutes: 'LOOPWATCH_QUIET_MINUTES',
} as const;

/** The two thresholds that an operator may set, with their defaults, in minutes. */
export const THRESHOLDS = {
  /** A task that ran for less than this counts towards a restart loop. */
  shortRunMinutes: 30,
  /** The least time without a failure before an incident may be resolved. */
  quietMinutes: 30,
} as const;

/** How long detect delays its own notice to notify, so that a page never waits for evidence, in seconds. */
export const PAGE_DELAY_SECONDS = 30;

/**
 * The functions that read a queue. Batches are worked through one record after the other, so a
 * batch must fit into the timeout: diagnose may take 8 s for one. `concurrency` keeps diagnose
 * within the account's read quotas, which deployments need too.
 */
export const FUNCTIONS = {
  detect: {
    queue: 'events',
    timeoutSeconds: 15,
    memoryMegabytes: 512,
    batchSize: 10,
    concurrency: 10,
  },
  diagnose: {
    queue: 'incidents',
    timeoutSeconds: 30,
    memoryMegabytes: 1024,
    batchSize: 1,
    concurrency: 3,
  },
  notify: {
    queue: 'notifications',
    timeoutSeconds: 15,
    memoryMegabytes: 512,
    batchSize: 10,
    concurrency: 2,
  },
} as const;

/** The function of the clock. */
export const RECONCILE = { everyMinutes: 1, timeoutSeconds: 50, memoryMegabytes: 512 } as const;

/**
 * Receives before the dead-letter queue, and how many timeouts a message stays invisible. Forty
 * receives, 90 s apart, outlast an hour in which DynamoDB or SNS cannot be reached; that something
 * waits at all rings after three minutes.
 */
export const QUEUE = { receives: 40, visibilityTimeouts: 6 } as const;

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

/** SNS topics by consumer format. `health` is where the watcher's own alarms go, and nothing else. */
export const TOPICS = ['pages', 'sms', 'escalation', 'chat', 'alarms'] as const;
