import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import type { RecordedAccount } from '../../../local/recorded/account.ts';
import { refOf } from '../../../shared/incident/incident.ts';
import { crash, crashLoop, resourceKeyOf } from '../../helpers/crash-events.ts';
import { minutes } from '../../helpers/life.ts';
import { hearOf, resolveAt, runDetect, runReconcile, theIncident } from '../../helpers/run.ts';
import { describedService, runningTask } from '../../helpers/running.ts';
import { testRuntime } from '../../helpers/runtime.ts';
import { deploymentEvent } from '../../helpers/service-events.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const begun = { eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS' };
const moving = { rolloutState: 'IN_PROGRESS' };

/** Sends the start of a deployment to detect, so that the service is watched. */
async function watch() {
  await runDetect(testRuntime(table().dynamodb), deploymentEvent(begun));
}
/** Runs reconcile at these minutes, while the account is in this state. */
async function tick(account: RecordedAccount, ...at: readonly number[]) {
  const runtime = testRuntime(table().dynamodb, { account });
  for (const minute of at) {
    runtime.time = minutes(minute);
    await runReconcile(runtime);
  }
  return runtime;
}
const serviceWith = (more: object, primary: object = {}): RecordedAccount => ({
  services: [{ service: describedService({ ...more }, { ...primary }) }],
});
const failing = (count: number) => ({ ...moving, runningCount: 0, failedTasks: count });
const unhealthy: RecordedAccount = {
  ...serviceWith({ desiredCount: 1, runningCount: 1 }, moving),
  tasks: [{ task: runningTask({ id: 'a', health: 'UNHEALTHY' }) }],
};
const healthy: RecordedAccount = {
  ...serviceWith({ desiredCount: 1, runningCount: 1 }),
  tasks: [{ task: runningTask({ id: 'a', health: 'HEALTHY' }) }],
};
const incidents = async () =>
  (await table().allIncidents()).map(
    ({ status, detector, opening }) => `${status} ${detector}@${opening}`,
  );
const state = () => table().services.get(KEY);

describe('recordLook', () => {
  it.each<[string, RecordedAccount, readonly number[], readonly string[]]>([
    ['no incident for a healthy service', healthy, [1, 2, 3], []],
    ['no incident for tasks that are seen unhealthy once', unhealthy, [1], []],
    ['no incident for tasks that are seen unhealthy twice', unhealthy, [1, 2], []],
    [
      'an incident for tasks that are seen unhealthy three times',
      unhealthy,
      [1, 2, 3],
      ['open tasks-unhealthy@1'],
    ],
    [
      'an incident for a deployment without progress for 15 minutes whose tasks fail',
      serviceWith({ runningCount: 0 }, failing(3)),
      [1, 15],
      ['open deployment-stalled@1'],
    ],
    [
      'no incident for a deployment without progress for 14 minutes',
      serviceWith({ runningCount: 0 }, failing(3)),
      [1, 14],
      [],
    ],
    [
      'no incident for a deployment without progress for an hour whose tasks do not fail',
      serviceWith({ runningCount: 0 }, failing(0)),
      [1, 15, 60],
      [],
    ],
    [
      'an incident for tasks that are missing for 15 minutes',
      serviceWith({ runningCount: 1 }),
      [1, 16],
      ['open below-desired@1'],
    ],
    [
      'no incident for tasks that are missing for 14 minutes',
      serviceWith({ runningCount: 1 }),
      [1, 15],
      [],
    ],
    ['no incident for a service that ECS does not know', {}, [1, 2, 16], []],
    [
      'no incident for a deleted service',
      serviceWith({ status: 'INACTIVE', desiredCount: 0, runningCount: 0 }),
      [1, 16],
      [],
    ],
  ])('opens %s', async (_, account, ticks, expected) => {
    await watch();
    await tick(account, ...ticks);
    expect(await incidents()).toEqual(expected);
  });

  it('opens the incident of crashes that detect stored before its sandbox died', async () => {
    await watch();
    for (const one of crashLoop(2)) {
      const runtime = testRuntime(table().dynamodb);
      runtime.time = minutes(5);
      runtime.before = (api) => {
        if (api === 'dynamodb:Query') throw new Error('the sandbox died');
      };
      await runDetect(runtime, crash(one)).catch(() => {});
    }
    expect(await incidents()).toEqual([]);
    await tick(healthy, 6);
    expect(await incidents()).toEqual(['open restart-loop@1']);
  });

  it('opens no incident for six crashes in a service once it knows that 500 tasks are desired', async () => {
    await watch();
    await tick(serviceWith({ desiredCount: 500, runningCount: 500 }), 0);
    await hearOf(table(), ...crashLoop(6));
    await tick(serviceWith({ desiredCount: 500, runningCount: 499 }), 30);
    expect(await incidents()).toEqual([]);
    expect(await state()).toMatchObject({ desiredCount: 500, runningCount: 499 });
  });

  it('adds a deployment to the ledger that no event reported', async () => {
    await watch();
    await tick(serviceWith({}, { ...moving, id: 'ecs-svc/7' }), 1, 2);
    await tick(serviceWith({}, { rolloutState: 'COMPLETED', id: 'ecs-svc/7' }), 9);
    expect(await table().deployments.of(KEY)).toContainEqual(
      expect.objectContaining({ id: 'ecs-svc/7', outcome: 'completed' }),
    );
    expect(await state()).toMatchObject({ lastGood: { assumed: false } });
  });

  it('does not write when nothing changes', async () => {
    await watch();
    await tick(healthy, 1);
    const { calls } = await tick(healthy, 2, 3);
    expect(calls.filter(({ api }) => api === 'dynamodb:PutItem')).toEqual([]);
  });

  it('looks only every 15 minutes at a service that was healthy for half an hour', async () => {
    await watch();
    await tick(healthy, 31);
    expect(await table().services.list('known')).toHaveLength(1);
    const { calls } = await tick(
      healthy,
      ...Array.from({ length: 15 }, (_, minute) => 40 + minute),
    );
    expect(calls.filter(({ api }) => api === 'ecs:DescribeServices')).toHaveLength(1);
  });

  it('stops watching a service that was deleted while it crashed, and resolves its incident when quiet', async () => {
    await hearOf(table(), ...crashLoop(2));
    await tick({}, 5);
    expect(await incidents()).toEqual(['open restart-loop@1']);
    await tick({}, 36);
    expect(await incidents()).toEqual(['resolved restart-loop@1']);
    expect((await theIncident(table())).timeline.at(-1)?.why).toBe('the service was deleted');
    expect(await table().services.list('watched')).toEqual([]);
  });

  it('watches a service again that is created again under the same name', async () => {
    await watch();
    await tick({}, 1);
    expect(await table().services.list('watched')).toEqual([]);
    const runtime = testRuntime(table().dynamodb);
    runtime.time = minutes(20);
    await runDetect(runtime, deploymentEvent({ ...begun, time: '2026-02-03T08:20:00Z' }));
    await tick(unhealthy, 21, 22, 23);
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
  });
});

describe('recordLook, when a condition is over', () => {
  it('resolves the incident when the tasks have been healthy for half an hour', async () => {
    await watch();
    await tick(unhealthy, 1, 2, 3);
    await tick(healthy, 4, 20, 32);
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
    await tick(healthy, 34);
    expect(await incidents()).toEqual(['resolved tasks-unhealthy@1']);
  });

  it('keeps one incident while tasks alternate between healthy and unhealthy', async () => {
    await watch();
    await tick(unhealthy, 1, 2, 3);
    for (const minute of [10, 20, 30, 40]) {
      await tick(healthy, minute);
      await tick(unhealthy, minute + 4, minute + 5, minute + 6);
    }
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
  });

  it('reopens the incident when tasks are unhealthy again within the grace', async () => {
    await watch();
    await tick(unhealthy, 1, 2, 3);
    await tick(healthy, 4, 36);
    // By now reconcile looks at the service only once in 15 minutes.
    await tick(unhealthy, ...Array.from({ length: 18 }, (_, minute) => 45 + minute));
    expect(await incidents()).toEqual(['open tasks-unhealthy@2']);
  });

  it('reopens the incident when a person resolved it but the tasks stay unhealthy', async () => {
    await watch();
    await tick(unhealthy, 1, 2, 3);
    await resolveAt(table(), minutes(10), 'maria');
    await tick(unhealthy, 11, 12, 13);
    expect(await incidents()).toEqual(['open tasks-unhealthy@2']);
  });

  it.each([
    ['ecs:DescribeServices', 'AccessDeniedException'],
    ['ecs:DescribeServices', 'ThrottlingException'],
  ])('leaves the incident open while %s answers %s, and notes it once', async (denied, error) => {
    await watch();
    await tick(unhealthy, 1, 2, 3);
    const runtime = testRuntime(table().dynamodb, { account: healthy });
    runtime.before = (api) => {
      if (api === denied) throw awsError(error, 'refused');
    };
    for (const minute of [40, 41, 42]) {
      runtime.time = minutes(minute);
      await runReconcile(runtime);
    }
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
    const { timeline } = await theIncident(table());
    expect(timeline.filter(({ kind }) => kind === 'health-unverified')).toHaveLength(1);
  });

  it('adds a failed deployment to the timeline only once', async () => {
    const event = deploymentEvent();
    await runDetect(testRuntime(table().dynamodb), event);
    await tick(serviceWith({}, { rolloutState: 'FAILED' }), 1, 20, 60);
    const incident = await theIncident(table());
    expect(refOf(incident).sequence).toBe(1);
    expect(incident.timeline.filter(({ kind }) => kind === 'deployment-failed')).toHaveLength(1);
  });
});
