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

/** Has detect hear that a deployment began, so that the service is watched. */
async function watch() {
  await runDetect(testRuntime(table().dynamodb), deploymentEvent(begun));
}
/** Ticks at these minutes, with the account as it is then. */
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
const ill: RecordedAccount = {
  ...serviceWith({ desiredCount: 1, runningCount: 1 }, moving),
  tasks: [{ task: runningTask({ id: 'a', health: 'UNHEALTHY' }) }],
};
const well: RecordedAccount = {
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
    ['nothing of a healthy service', well, [1, 2, 3], []],
    ['nothing of unhealthy tasks seen once', ill, [1], []],
    ['nothing of unhealthy tasks seen twice', ill, [1, 2], []],
    ['unhealthy tasks that were seen three times', ill, [1, 2, 3], ['open tasks-unhealthy@1']],
    [
      'a deployment whose tasks fail, after a quarter of an hour',
      serviceWith({ runningCount: 0 }, failing(3)),
      [1, 15],
      ['open deployment-stalled@1'],
    ],
    ['nothing of it before', serviceWith({ runningCount: 0 }, failing(3)), [1, 14], []],
    [
      'nothing of one whose tasks do not fail',
      serviceWith({ runningCount: 0 }, failing(0)),
      [1, 15, 60],
      [],
    ],
    [
      'tasks that are missing for a quarter of an hour',
      serviceWith({ runningCount: 1 }),
      [1, 16],
      ['open below-desired@1'],
    ],
    ['nothing of those that are missing for less', serviceWith({ runningCount: 1 }), [1, 15], []],
    ['nothing of a service that is gone', {}, [1, 2, 16], []],
    [
      'nothing of one that is being deleted',
      serviceWith({ status: 'INACTIVE', desiredCount: 0, runningCount: 0 }),
      [1, 16],
      [],
    ],
  ])('tells of %s', async (_, account, ticks, expected) => {
    await watch();
    await tick(account, ...ticks);
    expect(await incidents()).toEqual(expected);
  });

  it('opens what detect stored and died of, whatever else it sees', async () => {
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
    await tick(well, 6);
    expect(await incidents()).toEqual(['open restart-loop@1']);
  });

  it('takes two crashes of a service of 500 for none, once it knows its size', async () => {
    await watch();
    await tick(serviceWith({ desiredCount: 500, runningCount: 500 }), 0);
    await hearOf(table(), ...crashLoop(6));
    await tick(serviceWith({ desiredCount: 500, runningCount: 499 }), 30);
    expect(await incidents()).toEqual([]);
    expect(await state()).toMatchObject({ desiredCount: 500, runningCount: 499 });
  });

  it('keeps a ledger of deployments that no event told', async () => {
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
    await tick(well, 1);
    const { calls } = await tick(well, 2, 3);
    expect(calls.filter(({ api }) => api === 'dynamodb:PutItem')).toEqual([]);
  });

  it('knows a service that has been well for half an hour, and looks at it in its turn only', async () => {
    await watch();
    await tick(well, 31);
    expect(await table().services.list('known')).toHaveLength(1);
    const { calls } = await tick(well, ...Array.from({ length: 15 }, (_, minute) => 40 + minute));
    expect(calls.filter(({ api }) => api === 'ecs:DescribeServices')).toHaveLength(1);
  });

  it('forgets a service that was deleted in the midst of its loop, and resolves its incident when quiet', async () => {
    await hearOf(table(), ...crashLoop(2));
    await tick({}, 5);
    expect(await incidents()).toEqual(['open restart-loop@1']);
    await tick({}, 36);
    expect(await incidents()).toEqual(['resolved restart-loop@1']);
    expect((await theIncident(table())).timeline.at(-1)?.why).toBe('the service was deleted');
    expect(await table().services.list('watched')).toEqual([]);
  });

  it('takes a service back that comes again under the same name', async () => {
    await watch();
    await tick({}, 1);
    expect(await table().services.list('watched')).toEqual([]);
    const runtime = testRuntime(table().dynamodb);
    runtime.time = minutes(20);
    await runDetect(runtime, deploymentEvent({ ...begun, time: '2026-02-03T08:20:00Z' }));
    await tick(ill, 21, 22, 23);
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
  });
});

describe('recordLook, of a condition that is over', () => {
  it('resolves the incident when the tasks have been well for half an hour', async () => {
    await watch();
    await tick(ill, 1, 2, 3);
    await tick(well, 4, 20, 32);
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
    await tick(well, 34);
    expect(await incidents()).toEqual(['resolved tasks-unhealthy@1']);
  });

  it('keeps one incident of tasks that are well and unhealthy in turn', async () => {
    await watch();
    await tick(ill, 1, 2, 3);
    for (const minute of [10, 20, 30, 40]) {
      await tick(well, minute);
      await tick(ill, minute + 4, minute + 5, minute + 6);
    }
    expect(await incidents()).toEqual(['open tasks-unhealthy@1']);
  });

  it('reopens it when they are unhealthy again within the grace', async () => {
    await watch();
    await tick(ill, 1, 2, 3);
    await tick(well, 4, 36);
    // By now it is looked at in its turn only, which comes every quarter of an hour.
    await tick(ill, ...Array.from({ length: 18 }, (_, minute) => 45 + minute));
    expect(await incidents()).toEqual(['open tasks-unhealthy@2']);
  });

  it('opens it again when a person resolved it, and the tasks stay unhealthy', async () => {
    await watch();
    await tick(ill, 1, 2, 3);
    await resolveAt(table(), minutes(10), 'maria');
    await tick(ill, 11, 12, 13);
    expect(await incidents()).toEqual(['open tasks-unhealthy@2']);
  });

  it.each([
    ['ecs:DescribeServices', 'AccessDeniedException'],
    ['ecs:DescribeServices', 'ThrottlingException'],
  ])('leaves it open while %s answers %s, and says so once', async (denied, error) => {
    await watch();
    await tick(ill, 1, 2, 3);
    const runtime = testRuntime(table().dynamodb, { account: well });
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

  it('says nothing of a lasting rollback twice', async () => {
    const event = deploymentEvent();
    await runDetect(testRuntime(table().dynamodb), event);
    await tick(serviceWith({}, { rolloutState: 'FAILED' }), 1, 20, 60);
    const incident = await theIncident(table());
    expect(refOf(incident).sequence).toBe(1);
    expect(incident.timeline.filter(({ kind }) => kind === 'deployment-failed')).toHaveLength(1);
  });
});
