import type { Service, Task } from '@aws-sdk/client-ecs';
import type { TargetHealthDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Answer } from '../aws/answer.ts';
import type { Ecs } from '../aws/ecs.ts';
import type { LoadBalancing } from '../aws/load-balancing.ts';
import { primaryDeployment } from '../service/deployment.ts';
import type { UnhealthyTasks } from '../service/service-look.ts';
import { MINUTE } from '../text/iso-time.ts';
import { plainText } from '../text/plain-text.ts';

interface World {
  readonly ecs: Ecs;
  readonly loadBalancing: LoadBalancing;
  readonly now: () => number;
}

/** Target groups of a service that are asked. */
const TARGET_GROUPS = 3;
/** ARNs that are kept of the tasks. */
const TASKS = 3;

const isRunning = ({ lastStatus }: Task) => lastStatus === 'RUNNING';
const isUnhealthy = ({ healthStatus, containers = [] }: Task) =>
  healthStatus === 'UNHEALTHY' || containers.some((one) => one.healthStatus === 'UNHEALTHY');

/** The addresses of a task's own interface. In bridge mode the target is the instance instead. */
const addressesOf = ({ attachments = [], containers = [] }: Task): string[] => [
  ...attachments.flatMap(({ details = [] }) =>
    details.flatMap(({ name, value }) =>
      /privateIPv[46]Address/.test(name ?? '') && value ? [value] : [],
    ),
  ),
  ...containers.flatMap(({ networkInterfaces = [] }) =>
    networkInterfaces.flatMap(({ privateIpv4Address, ipv6Address }) =>
      [privateIpv4Address, ipv6Address].flatMap((address) => address ?? []),
    ),
  ),
];

/** Until its grace is over a target may still be starting; nobody's start takes half an hour. */
function graceOf(service: Service): number {
  const { healthCheckGracePeriodSeconds = 0 } = service;
  // A rollout that is complete had healthy targets: what is ill now is not starting.
  const isComplete = primaryDeployment(service)?.rolloutState === 'COMPLETED';
  return isComplete ? 0 : Math.min(healthCheckGracePeriodSeconds * 1000, 30 * MINUTE);
}

async function failingTargets({ loadBalancers = [] }: Service, { loadBalancing }: World) {
  const arns = [...new Set(loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []))];
  const read = await Promise.all(arns.slice(0, TARGET_GROUPS).map(loadBalancing.targetHealth));
  return {
    targets: read
      .flatMap((answer) => ('value' in answer ? answer.value : []))
      .filter(({ TargetHealth }) => TargetHealth?.State === 'unhealthy'),
    // A group that is gone refuses nobody; one that could not be asked proves nobody healthy.
    error: read.flatMap((answer) =>
      'error' in answer && answer.error !== 'TargetGroupNotFoundException' ? [answer.error] : [],
    )[0],
  };
}

function describe({ Target, TargetHealth }: TargetHealthDescription): string {
  const { Reason = '', Description = 'unhealthy' } = TargetHealth ?? {};
  return plainText(`target ${Target?.Id}:${Target?.Port} ${Reason}: ${Description}`);
}

/**
 * A service's tasks that run and fail a health check, the container's or the load balancer's.
 *
 * @returns the error when they could not be read
 */
export async function unhealthyTasks(
  clusterArn: string,
  service: Service,
  world: World,
): Promise<Answer<UnhealthyTasks>> {
  const listed = await world.ecs.taskArns(clusterArn, service.serviceName ?? '');
  if ('error' in listed) return listed;
  if (listed.value.length === 0) return { value: { count: 0, tasks: [], reason: '' } };
  const [described, { targets, error }] = await Promise.all([
    world.ecs.tasks(clusterArn, listed.value.slice(0, 100)),
    failingTargets(service, world),
  ]);
  if ('error' in described) return described;
  const running = described.value.filter(isRunning);
  const byCheck = running.filter(isUnhealthy);
  const isOld = ({ startedAt }: Task) =>
    world.now() - (startedAt?.getTime() ?? 0) >= graceOf(service);
  const byTarget = running.filter(isOld).flatMap((task) => {
    const addresses = addressesOf(task);
    const target = targets.find(({ Target }) => addresses.includes(Target?.Id ?? ''));
    return target ? [{ task, target }] : [];
  });
  const arns = new Set([...byCheck, ...byTarget.map(({ task }) => task)].map((one) => one.taskArn));
  // In bridge mode the target is the instance, and no task of it can be told from the others.
  const instances = running.every(isOld)
    ? targets.filter(({ Target }) => Target?.Id?.startsWith('i-'))
    : [];
  for (const { taskArn } of running.slice(0, instances.length)) arns.add(taskArn);
  if (arns.size === 0 && error) return { error };
  const failing = byTarget[0]?.target ?? instances[0];
  const failingTasks = byTarget.length || Math.min(instances.length, running.length);
  const some = (count: number) => `${count} of ${running.length}`;
  const check = "the load balancer's health check";
  const reasons = [
    byCheck.length > 0
      ? `${some(byCheck.length)} running tasks fail the container health check`
      : '',
    failing ? `${some(failingTasks)} fail ${check} (${describe(failing)})` : '',
  ];
  return {
    value: {
      count: arns.size,
      tasks: [...arns].flatMap((arn) => arn ?? []).slice(0, TASKS),
      reason: reasons.filter((reason) => reason).join('; '),
    },
  };
}
