import type { Service } from '@aws-sdk/client-ecs';
import { type Ecs, SERVICES_AT_ONCE } from './aws/ecs.ts';
import type { ServiceHealth } from './quiet.ts';
import { clusterArnOf, type Resource } from './resource.ts';

function healthOf(service: Service): ServiceHealth {
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  const { status, desiredCount, runningCount, pendingCount } = service;
  return { status, desiredCount, runningCount, pendingCount, rolloutState: primary?.rolloutState };
}

/**
 * What ECS says of some services now, ten of a cluster at a time.
 *
 * @returns by resource key: the health, `undefined` for a service that is gone; a service of which
 *   ECS could not be asked is not in the map
 */
export async function readHealth(
  resources: readonly Resource[],
  ecs: Ecs,
): Promise<Map<string, ServiceHealth | undefined>> {
  const health = new Map<string, ServiceHealth | undefined>();
  const clusters = Map.groupBy(resources, clusterArnOf);
  for (const [clusterArn, members] of clusters) {
    for (let start = 0; start < members.length; start += SERVICES_AT_ONCE) {
      const some = members.slice(start, start + SERVICES_AT_ONCE);
      const read = await ecs.services(
        clusterArn,
        some.map(({ name }) => name),
      );
      if ('error' in read) {
        // A cluster that is gone took its services along.
        if (read.error === 'ClusterNotFoundException')
          for (const { key } of some) health.set(key, undefined);
        continue;
      }
      for (const { key, name } of some) {
        const service = read.value.find(({ serviceName }) => serviceName === name);
        health.set(key, service && healthOf(service));
      }
    }
  }
  return health;
}
