/**
 * Which events get in: the EventBridge patterns as data. The CDK rules, the local replay and the
 * tests read them from here.
 *
 * `anything-but` does not match an absent field, and the entries of one array are alternatives;
 * hence `{ exists: false }` beside each `anything-but`.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

/** An EventBridge event pattern: nested objects of fields, and arrays of alternatives at the leaves. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly unknown[];
}

/**
 * Stops that are nobody's failure, by the text that ECS gives. EventBridge matches case-sensitively
 * and charges for each wildcard, so the list is short; detect refuses what slips through.
 * Sources: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 * and .../task-maintenance.html
 */
const BENIGN_REASONS = [
  'Scaling activity initiated by*',
  '*performing maintenance on the underlying*',
  '*is in DRAINING state*',
  '*deregistered*',
  'Host EC2 (instance *',
];

const RESOURCE_FAILURES = ['CREATE_FAILED', 'UPDATE_FAILED', 'DELETE_FAILED', 'IMPORT_FAILED'];

/**
 * The patterns by rule name. No two admit the same event.
 *
 * @param clusters names of the clusters to watch; none means all of them. CloudFormation events
 *   name no cluster, so they are not narrowed; documentation samples of deployment events lack
 *   `clusterArn`, so an absent one is admitted.
 */
export function eventPatterns(clusters: readonly string[] = []): Record<string, EventPattern> {
  const watched =
    clusters.length === 0
      ? {}
      : {
          clusterArn: [
            { exists: false },
            ...clusters.map((name) => ({ suffix: `:cluster/${name}` })),
          ],
        };
  return {
    // DEPROVISIONING already carries the exit code, up to 166 s before STOPPED on Fargate.
    'ecs-task-state-change': {
      source: ['aws.ecs'],
      'detail-type': ['ECS Task State Change'],
      detail: {
        ...watched,
        group: [{ prefix: 'service:' }],
        desiredStatus: ['STOPPED'],
        lastStatus: ['DEPROVISIONING', 'STOPPED'],
        stopCode: [
          { exists: false },
          { 'anything-but': ['UserInitiated', 'SpotInterruption', 'TerminationNotice'] },
        ],
        stoppedReason: [{ exists: false }, { 'anything-but': { wildcard: BENIGN_REASONS } }],
      },
    },
    'ecs-service-action': {
      source: ['aws.ecs'],
      'detail-type': ['ECS Service Action'],
      ...(clusters.length === 0 ? {} : { detail: watched }),
    },
    'ecs-deployment-state-change': {
      source: ['aws.ecs'],
      'detail-type': ['ECS Deployment State Change'],
      ...(clusters.length === 0 ? {} : { detail: watched }),
    },
    'cloudformation-stack-status-change': {
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Stack Status Change'],
    },
    // Every status of a service tells which stack waits on it; of other resources only failures.
    'cloudformation-service-status-change': {
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Resource Status Change'],
      detail: { 'resource-type': ['AWS::ECS::Service'] },
    },
    'cloudformation-resource-failure': {
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Resource Status Change'],
      detail: {
        'resource-type': [{ 'anything-but': ['AWS::ECS::Service'] }],
        'status-details': { status: RESOURCE_FAILURES },
      },
    },
  };
}
