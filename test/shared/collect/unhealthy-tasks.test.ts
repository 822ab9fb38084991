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
const healthy = (id: string, more: Partial<Running> = {}): Running => ({
  id,
  health: 'HEALTHY',
  ...more,
});
const unhealthy = (id: string, more: Partial<Running> = {}): Running =>
  healthy(id, { health: 'UNHEALTHY', ...more });

/** What a look finds so many minutes after the tasks started, when some calls are refused. */
async function lookAt(
  account: RecordedAccount,
  after = 5,
  refused: Readonly<Record<string, string>> = {},
) {
  const runtime = testRuntime(undefined, { account });
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
    ['no task in a service without tasks', runningAccount([]), { count: 0, tasks: [], reason: '' }],
    [
      'no task while all are healthy',
      runningAccount([healthy('a')]),
      { count: 0, tasks: [], reason: '' },
    ],
    [
      'no task without a health check',
      runningAccount([{ id: 'a', health: 'UNKNOWN' }]),
      { count: 0, tasks: [], reason: '' },
    ],
    [
      'a task that fails its container health check',
      runningAccount([healthy('a'), unhealthy('b')]),
      {
        count: 1,
        tasks: [taskArnOf('b')],
        reason: '1 of 2 running tasks fail the container health check',
      },
    ],
    [
      'a task of which only one container reports UNHEALTHY',
      runningAccount([{ id: 'a', containerHealth: 'UNHEALTHY' }]),
      { count: 1, tasks: [taskArnOf('a')] },
    ],
    [
      'no task that is still starting or already stopping',
      runningAccount([
        unhealthy('a', { lastStatus: 'PENDING' }),
        unhealthy('b', { lastStatus: 'STOPPING' }),
      ]),
      { count: 0 },
    ],
    [
      'a task whose target fails the load balancer’s health check',
      runningAccount(
        [healthy('a', { address: '10.0.0.1' }), healthy('b', { address: '10.0.0.2' })],
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
      'a task that fails both health checks, once',
      runningAccount(
        [unhealthy('a', { address: '10.0.0.1' })],
        [targetAt('10.0.0.1', 'unhealthy')],
      ),
      { count: 1, tasks: [taskArnOf('a')] },
    ],
    [
      'no task whose target is new, draining or unused',
      runningAccount(
        ['a', 'b', 'c'].map((id, index) => healthy(id, { address: `10.0.0.${index}` })),
        [
          targetAt('10.0.0.0', 'initial'),
          targetAt('10.0.0.1', 'draining'),
          targetAt('10.0.0.2', 'unused'),
        ],
      ),
      { count: 0 },
    ],
    [
      'no task for a target of another service',
      runningAccount([healthy('a', { address: '10.0.0.1' })], [targetAt('10.9.9.9', 'unhealthy')]),
      { count: 0 },
    ],
    [
      'all unhealthy tasks, naming three of them',
      runningAccount(['a', 'b', 'c', 'd', 'e'].map((id) => unhealthy(id))),
      { count: 5, tasks: ['a', 'b', 'c'].map(taskArnOf) },
    ],
  ])('finds %s', async (_, account, expected) => {
    expect((await lookAt(account)).found).toMatchObject(expected);
  });

  const starting = (seconds: number, rolloutState = 'IN_PROGRESS') =>
    runningAccount(
      [healthy('a', { address: '10.0.0.1' })],
      [targetAt('10.0.0.1', 'unhealthy')],
      { healthCheckGracePeriodSeconds: seconds },
      { rolloutState },
    );
  it('counts an unhealthy task at once after a complete rollout: it is not starting any more', async () => {
    expect((await lookAt(starting(7 * 24 * 3600, 'COMPLETED'), 1)).found?.count).toBe(1);
  });

  it.each([
    ['does not count a task with an unhealthy target before its grace period is over', 120, 1, 0],
    ['counts it once the grace period is over', 120, 2, 1],
    ['does not count it after ten minutes of a long grace period', 7 * 24 * 3600, 10, 0],
    ['counts it after half an hour, however long the grace period', 7 * 24 * 3600, 30, 1],
    ['does not count it when its start is ahead of a late clock', 0, -1, 0],
  ])('%s', async (_, grace, minutes, count) => {
    expect((await lookAt(starting(grace), minutes)).found?.count).toBe(count);
  });

  const failing = runningAccount(
    [healthy('a', { address: '10.0.0.1' })],
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
  ])('returns no count, rather than 0, when %s answers %s', async (api, error) => {
    expect((await lookAt(failing, 5, { [api]: error })).found).toBeUndefined();
  });

  it('counts failed container health checks when the load balancer may not be asked', async () => {
    const account = runningAccount([unhealthy('a', { address: '10.0.0.1' })], []);
    expect((await lookAt(account, 5, { [TARGETS]: 'AccessDenied' })).found?.count).toBe(1);
  });

  it('finds no unhealthy task when the target group is gone', async () => {
    const account = { ...failing, targetHealth: [] };
    expect((await lookAt(account)).found).toMatchObject({ count: 0 });
  });

  it('makes no load balancer call for a service without one', async () => {
    expect((await lookAt(runningAccount([unhealthy('a')]))).apis).toEqual([
      'ecs:DescribeServices',
      'ecs:ListTasks',
      'ecs:DescribeTasks',
    ]);
  });
});
