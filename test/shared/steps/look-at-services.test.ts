import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import type { RecordedAccount } from '../../../local/recorded/account.ts';
import { openEcs } from '../../../shared/aws/ecs.ts';
import { openLoadBalancing } from '../../../shared/aws/load-balancing.ts';
import { type ServiceResource, serviceResource } from '../../../shared/resource.ts';
import { lookAtServices } from '../../../shared/steps/look-at-services.ts';
import { CLUSTER, describedService, runningTask } from '../../helpers/running.ts';
import { testRuntime } from '../../helpers/runtime.ts';

const resourceOf = (name: string, cluster = CLUSTER): ServiceResource =>
  serviceResource(cluster, name);
const names = (count: number) => Array.from({ length: count }, (_, index) => `media-${index}`);

/** Looks at services; `refuse` names the error of a call, if it is refused. */
async function lookAt(
  account: RecordedAccount,
  resources: readonly ServiceResource[],
  refuse: (api: string, input: Readonly<Record<string, unknown>>) => string | undefined = () =>
    undefined,
  minute = 0,
) {
  const runtime = testRuntime(undefined, { account });
  runtime.time += minute * 60_000;
  runtime.before = (api, input) => {
    const error = refuse(api, input);
    if (error) throw awsError(error, 'refused in a test');
  };
  const world = {
    ecs: openEcs(runtime.connect),
    loadBalancing: openLoadBalancing(runtime.connect),
    now: runtime.now,
    sleep: runtime.sleep,
  };
  const looks = await lookAtServices(resources, world);
  const count = (name: string) => runtime.calls.filter(({ api }) => api === name).length;
  return { ...looks, count, calls: runtime.calls };
}
const [media, gone] = [resourceOf('media'), resourceOf('gone')];
const account: RecordedAccount = { services: [{ service: describedService() }] };

describe('lookAtServices', () => {
  it('returns what ECS reports about a service', async () => {
    const { seen, unread } = await lookAt(account, [media]);
    expect(seen.get(media.key)).toMatchObject({
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 2,
      rolloutState: 'COMPLETED',
      primary: { id: 'ecs-svc/1', running: 2, failedTasks: 0 },
    });
    expect(unread.size).toBe(0);
  });

  it('sees that a service is gone when ECS does not know it', async () => {
    const { seen, unread } = await lookAt(account, [gone, media]);
    expect([...seen.keys()].toSorted()).toEqual([gone.key, media.key].toSorted());
    expect(seen.get(gone.key)).toBeUndefined();
    expect(unread.size).toBe(0);
  });

  it('makes no call when there are no services', async () => {
    expect((await lookAt(account, [])).calls).toEqual([]);
  });

  it('describes ten services of one cluster in a call', async () => {
    const other = CLUSTER.replace('/shop', '/other');
    const all = [...names(21), 'media'].map((name) => resourceOf(name));
    const { calls, seen } = await lookAt(account, [...all, resourceOf('media', other)]);
    const asked = calls.filter(({ api }) => api === 'ecs:DescribeServices');
    expect(asked.map(({ input }) => [input.cluster, (input.services as string[]).length])).toEqual([
      [CLUSTER, 10],
      [CLUSTER, 10],
      [CLUSTER, 2],
      [other, 1],
    ]);
    expect(seen.size).toBe(23);
    expect(seen.get(resourceOf('media', other).key)).toBeUndefined();
  });

  it.each(['aws-cn', 'aws-us-gov'])(
    'names the cluster by its ARN in partition %s',
    async (partition) => {
      const cluster = CLUSTER.replace('arn:aws:', `arn:${partition}:`);
      const { calls } = await lookAt(account, [resourceOf('media', cluster)]);
      expect(calls[0]?.input.cluster).toBe(cluster);
    },
  );

  it.each(['AccessDeniedException', 'ThrottlingException', 'ServerException', 'TimeoutError'])(
    'reports %s for services that could not be read, and takes none of them as gone',
    async (error) => {
      const other = resourceOf('media', CLUSTER.replace('/shop', '/other'));
      const looks = await lookAt(account, [media, gone, other], (_, { cluster }) =>
        cluster === CLUSTER ? error : undefined,
      );
      expect([...looks.unread]).toEqual([
        [media.key, error],
        [gone.key, error],
      ]);
      expect([...looks.seen.keys()]).toEqual([other.key]);
    },
  );

  it('sees that services are gone when their cluster is gone', async () => {
    const { seen, unread } = await lookAt(account, [media], () => 'ClusterNotFoundException');
    expect([...seen]).toEqual([[media.key, undefined]]);
    expect(unread.size).toBe(0);
  });
});

describe('lookAtServices, looking at tasks', () => {
  const unhealthyTask = { task: runningTask({ id: 'a', health: 'UNHEALTHY' }) };
  const withTasks = (more: object, primary: object = {}): RecordedAccount => ({
    services: [{ service: describedService({ ...more }, { ...primary }) }],
    tasks: [unhealthyTask],
  });

  it.each([
    [
      'counts the unhealthy tasks of a service with a load balancer',
      withTasks({ loadBalancers: [{ targetGroupArn: 'arn:gone' }] }),
      1,
    ],
    [
      'counts the unhealthy tasks of a service during a deployment',
      withTasks({}, { rolloutState: 'IN_PROGRESS' }),
      1,
    ],
    ['counts the unhealthy tasks of any other service', withTasks({}), 1],
    [
      'finds no unhealthy task in a service that runs none',
      withTasks({ runningCount: 0 }, { rolloutState: 'IN_PROGRESS' }),
      0,
    ],
  ])('%s', async (_, some, unhealthy) => {
    const { seen } = await lookAt(some, [media]);
    expect(seen.get(media.key)?.unhealthy?.count).toBe(unhealthy);
  });

  it('looks at the tasks of at most 15 services a minute, and of the others in the next minutes', async () => {
    const services = names(25).map((serviceName) => ({
      service: describedService({ serviceName }, { rolloutState: 'IN_PROGRESS' }),
    }));
    const resources = names(25).map((name) => resourceOf(name));
    const looked = new Set<unknown>();
    for (const minute of [0, 1, 2]) {
      const { calls, count, seen } = await lookAt({ services }, resources, undefined, minute);
      expect([count('ecs:ListTasks'), seen.size]).toEqual([15, 25]);
      for (const { input } of calls) looked.add(input.serviceName);
    }
    looked.delete(undefined);
    expect(looked.size).toBe(25);
  });

  it.each(['ecs:ListTasks', 'ecs:DescribeTasks'])(
    'goes on without the health of tasks when %s is denied',
    async (denied) => {
      const some = withTasks({}, { rolloutState: 'IN_PROGRESS' });
      const { seen } = await lookAt(some, [media], (api) =>
        api === denied ? 'AccessDeniedException' : undefined,
      );
      expect(seen.get(media.key)).toMatchObject({
        desiredCount: 2,
        unverified: 'AccessDeniedException',
      });
      expect(seen.get(media.key)?.unhealthy).toBeUndefined();
    },
  );
});
