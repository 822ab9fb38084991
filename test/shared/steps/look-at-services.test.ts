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
  const runtime = testRuntime({ endpoint: 'http://127.0.0.1:9' } as never, { account });
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
  it('tells what ECS says of a service', async () => {
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

  it('has seen of a service that ECS does not know that it is gone', async () => {
    const { seen, unread } = await lookAt(account, [gone, media]);
    expect([...seen.keys()].toSorted()).toEqual([gone.key, media.key].toSorted());
    expect(seen.get(gone.key)).toBeUndefined();
    expect(unread.size).toBe(0);
  });

  it('asks nobody about nothing', async () => {
    expect((await lookAt(account, [])).calls).toEqual([]);
  });

  it('asks for ten services of a cluster at a time, and for each cluster apart', async () => {
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
    'asks the cluster by its ARN in partition %s',
    async (partition) => {
      const cluster = CLUSTER.replace('arn:aws:', `arn:${partition}:`);
      const { calls } = await lookAt(account, [resourceOf('media', cluster)]);
      expect(calls[0]?.input.cluster).toBe(cluster);
    },
  );

  it.each(['AccessDeniedException', 'ThrottlingException', 'ServerException', 'TimeoutError'])(
    'says of services that could not be read after %s why, and that none is gone',
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

  it('takes the services of a cluster that is gone for gone', async () => {
    const { seen, unread } = await lookAt(account, [media], () => 'ClusterNotFoundException');
    expect([...seen]).toEqual([[media.key, undefined]]);
    expect(unread.size).toBe(0);
  });
});

describe('lookAtServices, into tasks', () => {
  const ill = { task: runningTask({ id: 'a', health: 'UNHEALTHY' }) };
  const withTasks = (more: object, primary: object = {}): RecordedAccount => ({
    services: [{ service: describedService({ ...more }, { ...primary }) }],
    tasks: [ill],
  });

  it.each([
    ['one with a load balancer', withTasks({ loadBalancers: [{ targetGroupArn: 'arn:gone' }] }), 1],
    ['one whose deployment goes on', withTasks({}, { rolloutState: 'IN_PROGRESS' }), 1],
    ['one that has neither', withTasks({}), 1],
    [
      'not one of which no task runs',
      withTasks({ runningCount: 0 }, { rolloutState: 'IN_PROGRESS' }),
      0,
    ],
  ])('looks into %s', async (_, some, unhealthy) => {
    const { seen } = await lookAt(some, [media]);
    expect(seen.get(media.key)?.unhealthy?.count).toBe(unhealthy);
  });

  it('looks into fifteen services at most, and into each of the others in its turn', async () => {
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
    'does without them when %s is denied',
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
