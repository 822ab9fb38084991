/**
 * Numbers that an operator or the infrastructure may care about; those that only one decision needs
 * stand beside it. Imports nothing, so that the infrastructure may read it.
 */

/** The thresholds that an operator may set, with their defaults, in minutes. */
export const THRESHOLDS = {
  /** A task that ran for less than this counts towards a restart loop. */
  shortRunMinutes: 30,
  /** The least time without a failure before an incident may be resolved. */
  quietMinutes: 30,
} as const;

/** A failure that comes back within this time reopens its incident; later it opens another one. */
export const GRACE_MINUTES = 30;

/** Of a service of more than twenty tasks this share must fail, be missing or be unhealthy. */
export const LARGE_SERVICE_SHARE = 0.05;

/** A page never waits longer than this for evidence. */
export const PAGE_DELAY_SECONDS = 30;

/** A page that is not sent after this time is lost, and reconcile sends it again. */
export const OVERDUE_SECONDS = 90;

/** How long things are kept in the table, in days; incidents stay for ever. */
export const KEPT_DAYS = {
  /** Long enough to count a slow loop's failures, and to see what led up to an incident. */
  failures: 30,
  /** What proves a cause. The incident's own item keeps the cause and its best line. */
  evidence: 180,
  /** Two years of deployments tell how often a service fails to deploy. */
  deployments: 730,
} as const;

/**
 * The functions that read a queue. The records of a batch are worked through one after the other,
 * so a batch must fit into the timeout: diagnose may take 8 s for one. `concurrency` keeps diagnose
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
 * receives, 90 s apart, outlast an hour in which DynamoDB or SNS cannot be reached. An alarm rings
 * as soon as something has waited for three minutes.
 */
export const QUEUE = { receives: 40, visibilityTimeouts: 6 } as const;
