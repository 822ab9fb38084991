/** What a scenario must produce: incidents by service, and why which notification is sent. */
export interface ScenarioRow {
  /** `service status failures category`, in the order of opening. */
  readonly incidents: readonly string[];
  /** Reasons on the topic of pages. */
  readonly notifications: readonly string[];
  /** Task events that the rules admit, where the point is that none is. */
  readonly admitted?: number;
}

const NOTHING = { incidents: [], notifications: [] };

/** Stops that are nobody's failure: what gets in are the service's and the deployment's own events. */
const BENIGN: Readonly<Record<string, ScenarioRow>> = {
  'healthy-rolling-deployment': { ...NOTHING, admitted: 3 },
  'scale-out-scale-in': { ...NOTHING, admitted: 5 },
  'spot-reclaim': { ...NOTHING, admitted: 3 },
  'fargate-maintenance': { ...NOTHING, admitted: 4 },
  'user-stop': { ...NOTHING, admitted: 5 },
  'deregistered-instance': { ...NOTHING, admitted: 3 },
  // Stops of the scheduler for a reason that nobody knows: kept, and not counted.
  'az-rebalancing': { ...NOTHING, admitted: 15 },
};

const LOOPS: Readonly<Record<string, ScenarioRow>> = {
  'aws-cn': { incidents: ['shop-pricing open 3 -'], notifications: ['opened'] },
  'clock-skew': { incidents: ['shop-geo closed 9 -'], notifications: ['opened', 'resolved'] },
  'container-health-check-loop': {
    incidents: ['shop-basket open 6 health_check_container'],
    notifications: ['opened'],
  },
  'crash-after-running': { incidents: ['shop-api open 9 -'], notifications: ['opened'] },
  'crash-with-steady-states': { incidents: ['stock-worker open 6 -'], notifications: ['opened'] },
  'deployment-89': {
    incidents: ['caseapp-media resolved 21 app_config'],
    notifications: ['opened', 'resolved'],
  },
  'deployment-95': {
    incidents: ['caseapp-media open 13 app_config'],
    notifications: ['opened'],
  },
  'elb-health-check-loop': {
    incidents: ['shop-orders open 10 health_check_lb'],
    notifications: ['opened'],
  },
  'exit-zero-loop': {
    incidents: ['shop-migrate open 10 exits_zero'],
    notifications: ['opened'],
  },
  flapping: { incidents: ['shop-catalogue closed 8 -'], notifications: ['opened', 'resolved'] },
  'init-failure': {
    incidents: ['shop-loyalty open 5 secret_access_denied'],
    notifications: ['opened'],
  },
  'late-events': {
    incidents: ['shop-invoices closed 5 app_dependency_missing'],
    notifications: ['opened', 'resolved'],
  },
  'pull-failure-back-off': {
    incidents: ['shop-recommend open 7 image_not_found'],
    notifications: ['opened'],
  },
  recovery: {
    incidents: ['shop-checkout closed 5 app_dependency_missing'],
    notifications: ['opened', 'resolved'],
  },
  'service-deleted': {
    incidents: ['shop-mailer closed 4 -'],
    notifications: ['opened', 'resolved'],
  },
  'slow-loop-out-of-memory': {
    incidents: ['shop-export closed 5 out_of_memory'],
    notifications: ['opened', 'resolved'],
  },
  'two-services': {
    incidents: ['shop-payments open 8 -', 'shop-search open 8 -'],
    notifications: ['opened', 'opened'],
  },
};

/** Every scenario has a row. A dash is a failure that no rule knows yet. */
export const scenarioRows: Readonly<Record<string, ScenarioRow>> = { ...BENIGN, ...LOOPS };
