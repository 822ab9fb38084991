import { stackScenarioRows } from './stack-scenario-rows.ts';

/** What a scenario must produce: its incidents, and the reasons of its notifications. */
export interface ScenarioRow {
  /** `service detector@opened status failures category`, in the order of opening. */
  readonly incidents: readonly string[];
  /** Reasons of the messages to the topic of pages. */
  readonly notifications: readonly string[];
  /** How many of its events the rules admit, where these should be few. */
  readonly admitted?: number;
}

const NOTHING = { incidents: [], notifications: [] };

/** Stops that are nobody's failure. The rules admit only events of services and deployments. */
const BENIGN: Readonly<Record<string, ScenarioRow>> = {
  'healthy-rolling-deployment': { ...NOTHING, admitted: 3 },
  'scale-out-scale-in': { ...NOTHING, admitted: 5 },
  'spot-reclaim': { ...NOTHING, admitted: 3 },
  'fargate-maintenance': { ...NOTHING, admitted: 4 },
  'user-stop': { ...NOTHING, admitted: 5 },
  'deregistered-instance': { ...NOTHING, admitted: 3 },
  'one-bad-task-of-500': { ...NOTHING, admitted: 13 },
  // Stops by the scheduler for an unknown reason: stored but not counted.
  'az-rebalancing': { ...NOTHING, admitted: 15 },
};

/** Scenarios with failures, and the earliest time at which events allow a detection. */
const FAILING: Readonly<Record<string, ScenarioRow>> = {
  'aws-cn': {
    incidents: ['shop-pricing restart-loop@09:04:14 open 3 dns_resolution'],
    notifications: ['opened'],
  },
  'circuit-breaker-rollback': {
    incidents: ['shop-accounts restart-loop@09:01:54 closed 3 app_config'],
    notifications: ['opened', 'deployment-rolled-back', 'resolved'],
  },
  'clock-skew': {
    incidents: ['shop-geo restart-loop@09:22:08 closed 9 app_crash'],
    notifications: ['opened', 'resolved'],
  },
  'container-health-check-loop': {
    incidents: ['shop-basket restart-loop@09:06:22 open 6 dependency_unreachable'],
    notifications: ['opened'],
  },
  'crash-after-running': {
    incidents: ['shop-api restart-loop@09:03:56 open 9 app_crash'],
    notifications: ['opened'],
  },
  'crash-with-steady-states': {
    incidents: ['stock-worker restart-loop@09:19:51 open 6 app_crash'],
    notifications: ['opened'],
  },
  'deployment-89': {
    incidents: ['caseapp-media restart-loop@19:06:28 resolved 21 app_config'],
    notifications: ['opened', 'resolved'],
  },
  'deployment-95': {
    incidents: ['caseapp-media restart-loop@17:51:02 open 13 app_config'],
    notifications: ['opened'],
  },
  'deployment-failed-by-alarm': {
    incidents: ['shop-api deployment-failed@09:06:32 closed 0 -'],
    notifications: ['opened', 'resolved'],
  },
  'elb-health-check-loop': {
    incidents: ['shop-orders tasks-unhealthy@09:05:00 open 10 health_check_lb'],
    notifications: ['opened'],
  },
  'exec-format-error': {
    incidents: ['toll-gateway restart-loop@02:41:31 closed 3 image_platform_mismatch'],
    notifications: ['opened', 'deployment-rolled-back', 'resolved'],
  },
  'exit-zero-loop': {
    incidents: ['shop-migrate restart-loop@09:01:45 open 10 exits_zero'],
    notifications: ['opened'],
  },
  flapping: {
    incidents: ['shop-catalogue restart-loop@09:02:50 closed 8 quota_limit'],
    notifications: ['opened', 'resolved'],
  },
  'go-panic-on-ec2': {
    incidents: ['route-planner restart-loop@22:20:27 open 5 app_crash'],
    notifications: ['opened'],
  },
  'init-failure': {
    incidents: ['shop-loyalty restart-loop@09:01:22 open 5 secret_access_denied'],
    notifications: ['opened'],
  },
  'late-events': {
    incidents: ['shop-invoices restart-loop@09:04:06 closed 5 app_dependency_missing'],
    notifications: ['opened', 'resolved'],
  },
  'nginx-upstream-not-found': {
    incidents: ['course-site restart-loop@11:01:46 resolved 3 dns_resolution'],
    notifications: ['opened', 'resolved'],
  },
  'node-heap-exit-134': {
    incidents: ['catalogue-indexer restart-loop@01:53:12 open 4 out_of_memory'],
    notifications: ['opened'],
  },
  'password-rotated': {
    incidents: ['permits-api restart-loop@05:25:54 open 5 db_auth'],
    notifications: ['opened'],
  },
  'placement-failure': {
    incidents: ['shop-reports placement-failed@09:00:01 open 0 capacity'],
    notifications: ['opened'],
  },
  'postgres-wants-tls': {
    incidents: ['rota-web restart-loop@18:02:08 closed 7 tls_error'],
    notifications: ['opened', 'resolved'],
  },
  'prisma-failed-migration': {
    incidents: ['ledger-api restart-loop@10:21:48 open 5 db_migration'],
    notifications: ['opened'],
  },
  'pull-failure-back-off': {
    incidents: ['shop-recommend restart-loop@09:01:25 open 7 image_not_found'],
    notifications: ['opened'],
  },
  'read-only-file-system': {
    incidents: ['kiosk-admin restart-loop@03:06:08 open 6 fs_permission'],
    notifications: ['opened'],
  },
  recovery: {
    incidents: ['shop-checkout restart-loop@09:04:03 closed 5 app_dependency_missing'],
    notifications: ['opened', 'resolved'],
  },
  'redis-url-without-scheme': {
    incidents: [
      'forecast-api deployment-failed@15:24:11 closed 0 -',
      'forecast-api restart-loop@08:31:55 closed 3 app_config',
      'forecast-api restart-loop@13:07:39 closed 3 app_config',
    ],
    notifications: [
      'opened',
      'resolved',
      'opened',
      'deployment-rolled-back',
      'resolved',
      'opened',
      'deployment-rolled-back',
      'resolved',
    ],
  },
  'reopened-after-resolve': {
    incidents: ['ferry-tickets restart-loop@09:01:51 open 9 dns_resolution'],
    notifications: ['opened', 'resolved', 'opened'],
  },
  'running-but-unhealthy': {
    incidents: ['cases-api tasks-unhealthy@09:05:00 open 0 app_dependency_missing'],
    notifications: ['opened'],
  },
  'service-deleted': {
    incidents: ['shop-mailer restart-loop@09:03:23 closed 4 dns_resolution'],
    notifications: ['opened', 'resolved'],
  },
  'sidecar-takes-the-port': {
    incidents: ['seat-map restart-loop@13:16:48 open 4 port_conflict'],
    notifications: ['opened'],
  },
  'slow-loop-out-of-memory': {
    incidents: ['shop-export slow-loop@10:59:55 closed 5 out_of_memory'],
    notifications: ['opened', 'resolved'],
  },
  'spring-placeholder-in-json': {
    incidents: ['invoice-service restart-loop@07:46:50 open 5 app_config'],
    notifications: ['opened'],
  },
  'stalled-first-deployment': {
    incidents: ['shop-returns restart-loop@09:10:03 open 12 app_config'],
    notifications: ['opened'],
  },
  'two-services': {
    incidents: [
      'shop-payments restart-loop@09:02:13 open 8 app_config',
      'shop-search restart-loop@09:04:46 open 8 db_auth',
    ],
    notifications: ['opened', 'opened'],
  },
  'unhealthy-import-errors': {
    incidents: [
      'IntakeStack-WebService3F0C2B81-Vb9KkTn4sYd6 restart-loop@16:41:49 open 3 app_dependency_missing',
    ],
    notifications: ['opened', 'cause-found'],
  },
};

/** The rows of all scenarios. A dash stands for a failure that no rule explains. */
export const scenarioRows: Readonly<Record<string, ScenarioRow>> = {
  ...BENIGN,
  ...FAILING,
  ...stackScenarioRows,
};
