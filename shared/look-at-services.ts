import type { Service } from '@aws-sdk/client-ecs';
import { type Ecs, SERVICES_AT_ONCE } from './aws/ecs.ts';
import type { LoadBalancing } from './aws/load-balancing.ts';
import { unhealthyTasks } from './collect/unhealthy-tasks.ts';
import { clusterArnOf, type Resource } from './resource.ts';
import type { ServiceLook, UnhealthyTasks } from './service-look.ts';

interface World {
  readonly ecs: Ecs;
  readonly loadBalancing: LoadBalancing;
  readonly now: () => number;
}

/** What ECS said of some services. */
export interface Looks {
  /** By resource key; `undefined` is a service that is gone. */
  readonly seen: ReadonlyMap<string, ServiceLook | undefined>;
  /** By resource key: why ECS could not be asked. */
  readonly unread: ReadonlyMap<string, string>;
}

/**
 * Services whose tasks are looked at in one go: two or three reads each, of quotas that deployments
 * need. When there are more they take turns.
 */
const LOOKED_INTO = 10;
const MINUTE = 60_000;

function lookOf(service: Service): ServiceLook {
  const { status, desiredCount, runningCount, pendingCount, deployments = [] } = service;
  const primary = deployments.find((deployment) => deployment.status === 'PRIMARY');
  return {
    status,
    desiredCount,
    runningCount,
    pendingCount,
    rolloutState: primary?.rolloutState,
    taskDefinition: primary?.taskDefinition ?? service.taskDefinition,
    primary: primary && {
      ...primary,
      running: primary.runningCount ?? 0,
      failedTasks: primary.failedTasks ?? 0,
    },
    deployments,
  };
}

/** While a deployment goes on ECS may leave unhealthy tasks alone; afterwards it replaces them. */
const mayHide = ({ deployments = [], runningCount = 0, loadBalancers = [] }: Service): boolean =>
  runningCount > 0 &&
  (loadBalancers.length > 0 ||
    deployments.some(
      ({ status, rolloutState }) => status === 'PRIMARY' && rolloutState === 'IN_PROGRESS',
    ));

/** Of a service that cannot hide them: what was unhealthy before its deployment ended is so no longer. */
const NONE_UNHEALTHY: UnhealthyTasks = { count: 0, tasks: [], reason: '' };

/** Those whose turn it is in this minute. */
function inTurn<T>(all: readonly T[], now: number): T[] {
  const start = (Math.floor(now / MINUTE) * LOOKED_INTO) % Math.max(1, all.length);
  return [...all.slice(start), ...all.slice(0, start)].slice(0, LOOKED_INTO);
}

/**
 * What ECS says of some services now, ten of a cluster at a time, and of the health of those whose
 * tasks may be unhealthy without an event.
 */
export async function lookAtServices(resources: readonly Resource[], world: World): Promise<Looks> {
  const seen = new Map<string, ServiceLook | undefined>();
  const unread = new Map<string, string>();
  const hiding: { readonly key: string; readonly clusterArn: string; readonly service: Service }[] =
    [];
  for (const [clusterArn, members] of Map.groupBy(resources, clusterArnOf)) {
    for (let start = 0; start < members.length; start += SERVICES_AT_ONCE) {
      const some = members.slice(start, start + SERVICES_AT_ONCE);
      const names = some.map(({ name }) => name);
      const read = await world.ecs.services(clusterArn, names);
      if ('error' in read) {
        // A cluster that is gone took its services along.
        const isGone = read.error === 'ClusterNotFoundException';
        for (const { key } of some) {
          if (isGone) seen.set(key, undefined);
          else unread.set(key, read.error);
        }
        continue;
      }
      for (const { key, name } of some) {
        const service = read.value.find(({ serviceName }) => serviceName === name);
        const isHiding = service !== undefined && mayHide(service);
        if (isHiding) hiding.push({ key, clusterArn, service });
        const unhealthy = isHiding ? undefined : NONE_UNHEALTHY;
        seen.set(key, service && { ...lookOf(service), unhealthy });
      }
    }
  }
  for (const { key, clusterArn, service } of inTurn(hiding, world.now())) {
    const unhealthy = await unhealthyTasks(clusterArn, service, world);
    seen.set(key, { ...lookOf(service), unhealthy });
  }
  return { seen, unread };
}
