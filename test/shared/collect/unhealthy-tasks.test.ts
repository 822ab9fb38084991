import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import type { RecordedAccount } from '../../../local/recorded/account.ts';
import { openEcs } from '../../../shared/aws/ecs.ts';
import { openLoadBalancing } from '../../../shared/aws/load-balancing.ts';
import { unhealthyTasks } from '../../../shared/collect/unhealthy-tasks.ts';
import { serviceResource } from '../../../shared/resource.ts';
import { START } from '../../helpers/crash-events.ts';
import {
  CLUSTER,
  type Running,
  runningAccount,
  targetAt,
  taskArnOf,
} from '../../helpers/running.ts';
import { testRuntime } from '../../helpers/runtime.ts';

const MINUTE = 60_000;
const well = (id: string, more: Partial<Running> = {}): Running => ({
  id,
  health: 'HEALTHY',
  ...more,
});
const ill = (id: string, more: Partial<Running> = {}): Running =>
  well(id, { health: 'UNHEALTHY', ...more });

/** What a look finds so many minutes after the tasks started, when some calls are refused. */
async function lookAt(
  account: RecordedAccount,
  after = 5,
  refused: Readonly<Record<string, string>> = {},
) {
  const runtime = testRuntime({ endpoint: 'http://127.0.0.1:9' } as never, { account });
  runtime.time = Date.parse(START) + after * MINUTE;
  runtime.before = (api) => {
    const error = refused[api];
    if (error) throw awsError(error, 'refused in a test');
  };
  const media = serviceResource(CLUSTER, 'media');
  const ecs = openEcs(runtime.connect)(media);
  const loadBalancing = openLoadBalancing(runtime.connect)(media);
  const read = await ecs.services(CLUSTER, ['media']);
  const [service] = 'value' in read ? read.value : [];
  if (!service) throw new Error('the service is in the account');
  const found = await unhealthyTasks(CLUSTER, service, { ecs, loadBalancing, now: runtime.now });
  return {
    found: 'value' in found ? found.value : undefined,
    apis: runtime.calls.map(({ api }) => api),
  };
}

describe('unhealthyTasks', () => {
  it.each<[string, RecordedAccount, object]>([
    ['none of a service without tasks', runningAccount([]), { count: 0, tasks: [], reason: '' }],
    ['none while all are well', runningAccount([well('a')]), { count: 0, tasks: [], reason: '' }],
    [
      'none of tasks without a health check',
      runningAccount([{ id: 'a', health: 'UNKNOWN' }]),
      { count: 0, tasks: [], reason: '' },
    ],
    [
      'one that fails the check of its container',
      runningAccount([well('a'), ill('b')]),
      {
        count: 1,
        tasks: [taskArnOf('b')],
        reason: '1 of 2 running tasks fail the container health check',
      },
    ],
    [
      'one of which only a container is unhealthy',
      runningAccount([{ id: 'a', containerHealth: 'UNHEALTHY' }]),
      { count: 1, tasks: [taskArnOf('a')] },
    ],
    [
      'none that is only about to run, or to stop',
      runningAccount([ill('a', { lastStatus: 'PENDING' }), ill('b', { lastStatus: 'STOPPING' })]),
      { count: 0 },
    ],
    [
      'one whose target fails',
      runningAccount(
        [well('a', { address: '10.0.0.1' }), well('b', { address: '10.0.0.2' })],
        [targetAt('10.0.0.1', 'healthy'), targetAt('10.0.0.2', 'unhealthy')],
      ),
      {
        count: 1,
        tasks: [taskArnOf('b')],
        reason:
          "1 of 2 fail the load balancer's health check (target 10.0.0.2:8080 Target.ResponseCodeMismatch: Health checks failed with these codes: [502])",
      },
    ],
    [
      'once one that fails both',
      runningAccount([ill('a', { address: '10.0.0.1' })], [targetAt('10.0.0.1', 'unhealthy')]),
      { count: 1, tasks: [taskArnOf('a')] },
    ],
    [
      'none whose target is new, draining or unused',
      runningAccount(
        ['a', 'b', 'c'].map((id, index) => well(id, { address: `10.0.0.${index}` })),
        [
          targetAt('10.0.0.0', 'initial'),
          targetAt('10.0.0.1', 'draining'),
          targetAt('10.0.0.2', 'unused'),
        ],
      ),
      { count: 0 },
    ],
    [
      'none for a target that is no task of it',
      runningAccount([well('a', { address: '10.0.0.1' })], [targetAt('10.9.9.9', 'unhealthy')]),
      { count: 0 },
    ],
    [
      'all, and the names of three',
      runningAccount(['a', 'b', 'c', 'd', 'e'].map((id) => ill(id))),
      { count: 5, tasks: ['a', 'b', 'c'].map(taskArnOf) },
    ],
  ])('finds %s', async (_, account, expected) => {
    expect((await lookAt(account)).found).toMatchObject(expected);
  });

  const starting = (seconds: number, rolloutState = 'IN_PROGRESS') =>
    runningAccount(
      [well('a', { address: '10.0.0.1' })],
      [targetAt('10.0.0.1', 'unhealthy')],
      { healthCheckGracePeriodSeconds: seconds },
      { rolloutState },
    );
  it('counts a task whose rollout is complete at once: what is ill now is not starting', async () => {
    expect((await lookAt(starting(7 * 24 * 3600, 'COMPLETED'), 1)).found?.count).toBe(1);
  });

  it.each([
    ['not before its grace is over', 120, 1, 0],
    ['once its grace is over', 120, 2, 1],
    ['not after ten minutes of a long grace', 7 * 24 * 3600, 10, 0],
    ['after half an hour, however long the grace', 7 * 24 * 3600, 30, 1],
    ['not before it started, by another clock', 0, -1, 0],
  ])('counts a task that its target group refuses %s', async (_, grace, minutes, count) => {
    expect((await lookAt(starting(grace), minutes)).found?.count).toBe(count);
  });

  const failing = runningAccount(
    [well('a', { address: '10.0.0.1' })],
    [targetAt('10.0.0.1', 'unhealthy')],
  );
  const TARGETS = 'elasticloadbalancing:DescribeTargetHealth';
  it.each([
    ['ecs:ListTasks', 'AccessDeniedException'],
    ['ecs:ListTasks', 'ThrottlingException'],
    ['ecs:DescribeTasks', 'AccessDeniedException'],
    ['ecs:DescribeTasks', 'ThrottlingException'],
    [TARGETS, 'AccessDenied'],
    [TARGETS, 'Throttling'],
  ])('takes nobody for healthy when %s answers %s', async (api, error) => {
    expect((await lookAt(failing, 5, { [api]: error })).found).toBeUndefined();
  });

  it('tells of the container’s check when the load balancer’s may not be asked', async () => {
    const account = runningAccount([ill('a', { address: '10.0.0.1' })], []);
    expect((await lookAt(account, 5, { [TARGETS]: 'AccessDenied' })).found?.count).toBe(1);
  });

  it('finds nothing wrong by a target group that is gone', async () => {
    const account = { ...failing, targetHealth: [] };
    expect((await lookAt(account)).found).toMatchObject({ count: 0 });
  });

  it('asks no load balancer for a service that has none', async () => {
    expect((await lookAt(runningAccount([ill('a')]))).apis).toEqual([
      'ecs:DescribeServices',
      'ecs:ListTasks',
      'ecs:DescribeTasks',
    ]);
  });
});
