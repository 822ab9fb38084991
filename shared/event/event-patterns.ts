/**
 * Which events are admitted: the EventBridge patterns as data. The CDK rules, the local replay and
 * the tests read them from here.
 *
 * `anything-but` does not match an absent field, and the entries of an array are alternatives. That
 * is why `{ exists: false }` stands beside each `anything-but`.
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

/** An EventBridge event pattern: nested objects of fields, with arrays of alternatives inside. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly unknown[];
}

/**
 * Stops that are no failure, by the text that ECS gives. EventBridge matches case-sensitively and
 * limits the complexity of wildcards, so the list is short; detect ignores what gets past it.
 * Sources:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-maintenance.html
 */
const BENIGN_REASONS = [
  'Scaling activity initiated by*',
  '*performing maintenance on the underlying*',
  '*is in DRAINING state*',
  '*deregistered*',
  'Host EC2 (instance *',
];

/** Every status of a resource with which it failed; those of rollbacks, too. */
const RESOURCE_FAILURES = [
  'CREATE_FAILED',
  'UPDATE_FAILED',
  'DELETE_FAILED',
  'IMPORT_FAILED',
  'ROLLBACK_FAILED',
  'UPDATE_ROLLBACK_FAILED',
  'IMPORT_ROLLBACK_FAILED',
];

/**
 * Resources of which every status counts: a service says which stack waits for it, and a nested
 * stack whose it is.
 */
const FOLLOWED = ['AWS::ECS::Service', 'AWS::CloudFormation::Stack'];

/**
 * The patterns by the name of their rule. No event is admitted by two of them.
 *
 * @param clusters names of the clusters to watch; none means all of them. CloudFormation events
 *   name no cluster, so all of them are admitted. The documented samples of deployment events lack
 *   `clusterArn`, so an event without one is admitted too.
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
    // DEPROVISIONING already has the exit code, on Fargate up to 166 s before STOPPED.
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
    'cloudformation-followed-resource': {
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Resource Status Change'],
      detail: { 'resource-type': FOLLOWED },
    },
    'cloudformation-resource-failure': {
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Resource Status Change'],
      detail: {
        'resource-type': [{ 'anything-but': FOLLOWED }],
        'status-details': { status: RESOURCE_FAILURES },
      },
    },
  };
}
