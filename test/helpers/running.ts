import type { RecordedAccount } from '../../local/recorded/account.ts';
import { ACCOUNT, REGION, START } from './crash-events.ts';

/** A running task. */
export interface Running {
  readonly id: string;
  readonly service?: string;
  /** Of the task and, unless `containerHealth` is given, of its only container. */
  readonly health?: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  readonly containerHealth?: 'HEALTHY' | 'UNHEALTHY';
  /** IP address of its own network interface; a task in bridge mode has none. */
  readonly address?: string;
  readonly lastStatus?: string;
  /** ISO. */
  readonly startedAt?: string;
}

const arn = (kind: string) => `arn:aws:ecs:${REGION}:${ACCOUNT}:${kind}`;
export const CLUSTER = arn('cluster/shop');
export const taskArnOf = (id: string) => arn(`task/shop/${id}`);
export const TARGET_GROUP = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:targetgroup/media/1`;

/** What DescribeTasks returns for a running task. */
export function runningTask(running: Running): Readonly<Record<string, unknown>> {
  const { id, service = 'media', health = 'UNKNOWN', containerHealth, address } = running;
  return {
    taskArn: taskArnOf(id),
    clusterArn: CLUSTER,
    group: `service:${service}`,
    lastStatus: running.lastStatus ?? 'RUNNING',
    desiredStatus: 'RUNNING',
    healthStatus: health,
    createdAt: START,
    startedAt: running.startedAt ?? START,
    startedBy: 'ecs-svc/1',
    version: 3,
    taskDefinitionArn: arn(`task-definition/${service}:7`),
    attachments: address
      ? [{ type: 'eni', details: [{ name: 'privateIPv4Address', value: address }] }]
      : [],
    containers: [{ name: 'app', healthStatus: containerHealth ?? health, runtimeId: `${id}-1` }],
  };
}

/** What DescribeServices returns for a service. Its PRIMARY deployment is `ecs-svc/1`. */
export function describedService(
  more: Readonly<Record<string, unknown>> = {},
  primary: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { serviceName = 'media' } = more;
  return {
    serviceName,
    serviceArn: arn(`service/shop/${serviceName}`),
    clusterArn: CLUSTER,
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    deployments: [
      {
        id: 'ecs-svc/1',
        status: 'PRIMARY',
        rolloutState: 'COMPLETED',
        runningCount: 2,
        createdAt: START,
        taskDefinition: arn(`task-definition/${serviceName}:7`),
        ...primary,
      },
    ],
    ...more,
  };
}

/** One target of a target group. */
export const targetAt = (address: string, state: string) => ({
  Target: { Id: address, Port: 8080 },
  TargetHealth: {
    State: state,
    ...(state === 'unhealthy' && {
      Reason: 'Target.ResponseCodeMismatch',
      Description: 'Health checks failed with these codes: [502]',
    }),
  },
});

/** An account with the service `media`, its running tasks and, behind a load balancer, targets. */
export function runningAccount(
  tasks: readonly Running[],
  targets?: readonly ReturnType<typeof targetAt>[],
  more: Readonly<Record<string, unknown>> = {},
  primary: Readonly<Record<string, unknown>> = {},
): RecordedAccount {
  const loadBalancers = targets ? [{ targetGroupArn: TARGET_GROUP }] : [];
  const counts = { desiredCount: tasks.length, runningCount: tasks.length };
  const service = describedService({ ...counts, loadBalancers, ...more }, primary);
  return {
    services: [{ service }],
    tasks: tasks.map((task) => ({ task: runningTask(task) })),
    targetHealth: targets ? [{ targetGroupArn: TARGET_GROUP, targets }] : [],
  };
}
