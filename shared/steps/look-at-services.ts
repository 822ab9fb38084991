import type { Service } from '@aws-sdk/client-ecs';
import { type Ecs, SERVICES_AT_ONCE } from '../aws/ecs.ts';
import type { LoadBalancing } from '../aws/load-balancing.ts';
import { unhealthyTasks } from '../collect/unhealthy-tasks.ts';
import { REASON_BYTES } from '../failure/stop-reason.ts';
import { clusterArnOf, type Place, type ServiceResource } from '../resource.ts';
import { primaryDeployment } from '../service/deployment.ts';
import type { ServiceLook, UnhealthyTasks } from '../service/service-look.ts';
import { MINUTE } from '../text/iso-time.ts';
import { safeLine } from '../text/safe-line.ts';

/** What looking at services needs. */
export interface LookWorld {
  readonly ecs: (place: Place) => Ecs;
  readonly loadBalancing: (place: Place) => LoadBalancing;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
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
const LOOKED_INTO = 15;

/** Reads of ECS in a row before a pause of a second: its quotas are for deployments first. */
const IN_A_SECOND = 4;

function lookOf(service: Service): ServiceLook {
  const { status, desiredCount, runningCount, pendingCount } = service;
  const deployments = (service.deployments ?? []).map((deployment) => ({
    ...deployment,
    rolloutStateReason:
      deployment.rolloutStateReason && safeLine(deployment.rolloutStateReason, REASON_BYTES),
  }));
  const primary = primaryDeployment({ deployments });
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

/**
 * True when tasks may be unhealthy without an event. ECS replaces unhealthy tasks, but not during a
 * deployment or a grace period, nor where it finds no place for the next one.
 */
const mayHide = ({ runningCount = 0 }: Service): boolean => runningCount > 0;

/** What there is to say of a service that runs no task. */
const NONE_UNHEALTHY: UnhealthyTasks = { count: 0, tasks: [], reason: '' };

/** Those whose turn it is in this minute. */
function inTurn<T>(all: readonly T[], now: number): T[] {
  const start = (Math.floor(now / MINUTE) * LOOKED_INTO) % Math.max(1, all.length);
  return [...all.slice(start), ...all.slice(0, start)].slice(0, LOOKED_INTO);
}

/**
 * Asks ECS about some services, ten of a cluster at a time, and about the health of tasks that may
 * be unhealthy without an event.
 */
export async function lookAtServices(
  resources: readonly ServiceResource[],
  world: LookWorld,
): Promise<Looks> {
  let reads = 0;
  async function pace(coming: number): Promise<void> {
    reads += coming;
    if (reads <= IN_A_SECOND) return;
    reads = coming;
    await world.sleep(1_000);
  }
  const seen = new Map<string, ServiceLook | undefined>();
  const unread = new Map<string, string>();
  const hiding: {
    readonly resource: ServiceResource;
    readonly service: Service;
    readonly look: ServiceLook;
  }[] = [];
  for (const [clusterArn, members] of Map.groupBy(resources, clusterArnOf)) {
    for (let start = 0; start < members.length; start += SERVICES_AT_ONCE) {
      const some = members.slice(start, start + SERVICES_AT_ONCE);
      const names = some.map(({ name }) => name);
      const [first] = some;
      if (!first) continue;
      await pace(1);
      const read = await world.ecs(first).services(clusterArn, names);
      if ('error' in read) {
        // A cluster that is gone took its services along.
        const isGone = read.error === 'ClusterNotFoundException';
        for (const { key } of some) {
          if (isGone) seen.set(key, undefined);
          else unread.set(key, read.error);
        }
        continue;
      }
      for (const resource of some) {
        const { key, name } = resource;
        const service = read.value.find(({ serviceName }) => serviceName === name);
        const look = service && lookOf(service);
        if (!service || !look) seen.set(key, undefined);
        else if (mayHide(service)) {
          seen.set(key, look);
          hiding.push({ resource, service, look });
        } else seen.set(key, { ...look, unhealthy: NONE_UNHEALTHY });
      }
    }
  }
  for (const { resource, service, look } of inTurn(hiding, world.now())) {
    await pace(2);
    const clients = { ecs: world.ecs(resource), loadBalancing: world.loadBalancing(resource) };
    const found = await unhealthyTasks(clusterArnOf(resource), service, {
      ...clients,
      now: world.now,
    });
    const unhealthy = 'error' in found ? { unverified: found.error } : { unhealthy: found.value };
    seen.set(resource.key, { ...look, ...unhealthy });
  }
  return { seen, unread };
}
