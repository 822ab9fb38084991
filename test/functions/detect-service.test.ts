import { describe, expect, it } from 'vitest';
import { closeIncident } from '../../shared/incident/grace.ts';
import { refOf } from '../../shared/incident/incident.ts';
import {
  bothEvents,
  crash,
  crashLoop,
  type EventObject,
  resourceKeyOf,
} from '../helpers/crash-events.ts';
import { minutes } from '../helpers/life.ts';
import { resolveAt, runDetect, theIncident } from '../helpers/run.ts';
import { type TestRuntime, testRuntime } from '../helpers/runtime.ts';
import {
  deploymentEvent,
  type EventDetails,
  rollbackEvent,
  serviceAction,
} from '../helpers/service-events.ts';
import { useTable } from '../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const iso = (at: number) => new Date(minutes(at)).toISOString();
const at = (minute: number, more: EventDetails = {}): EventDetails => ({
  time: iso(minute),
  ...more,
});
const failed = (minute: number, more: EventDetails = {}) =>
  deploymentEvent(at(minute, { reason: 'tasks failed to start.', ...more }));
const unplaced = (minute: number) =>
  serviceAction(
    at(minute, { eventName: 'SERVICE_TASK_PLACEMENT_FAILURE', reason: 'RESOURCE:CPU' }),
  );

/** Sends events to detect, each at its own time or all of them at that minute. */
async function hear(events: readonly EventObject[], heardAt?: number): Promise<TestRuntime> {
  const runtime = testRuntime(table().dynamodb);
  for (const event of events) {
    runtime.time = heardAt === undefined ? Date.parse(event.time) : minutes(heardAt);
    await runDetect(runtime, event);
  }
  return runtime;
}
const incidents = async () =>
  (await table().allIncidents()).map(({ status, detector, opening, conditions = [] }) =>
    [`${status} ${detector}@${opening}`, ...conditions.map(({ name }) => name)].join(' '),
  );
const ledger = async () =>
  (await table().deployments.of(KEY)).map(({ id, outcome }) => `${id} ${outcome}`).toSorted();
const queues = ({ sent }: TestRuntime) =>
  sent.map(({ queue, delaySeconds }) => [queue, delaySeconds]);

describe('detect, for service events', () => {
  it.each<[string, EventObject, string[]]>([
    ['a deployment that failed', failed(0), ['open deployment-failed@1 deployment-failed']],
    ['a rollback', rollbackEvent(at(0)), ['open deployment-rolled-back@1 deployment-rolled-back']],
    ['tasks that cannot be placed', unplaced(0), ['open placement-failed@1 placement-failed']],
    [
      'tasks that do not start',
      serviceAction(at(0, { eventName: 'SERVICE_TASK_START_IMPAIRED' })),
      ['open start-impaired@1 start-impaired'],
    ],
    [
      'a deployment that completed',
      deploymentEvent(at(0, { eventName: 'SERVICE_DEPLOYMENT_COMPLETED' })),
      [],
    ],
    [
      'a deployment that began',
      deploymentEvent(at(0, { eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS' })),
      [],
    ],
    ['a steady state', serviceAction(at(0, { eventName: 'SERVICE_STEADY_STATE' })), []],
    [
      'an event with an unknown name',
      serviceAction(at(0, { eventName: 'SERVICE_NEWLY_INVENTED' })),
      [],
    ],
  ])('opens an incident for %s if it shows a problem', async (_, event, expected) => {
    await hear([event]);
    expect(await incidents()).toEqual(expected);
    expect(await table().services.list('watched')).toMatchObject([{ resource: { key: KEY } }]);
  });

  const both = { reason: 'tasks failed to start.' };
  it.each<[string, readonly EventObject[]]>([
    ['twice', [failed(0), failed(0)]],
    ['under both detail-types', [failed(0), serviceAction(at(0, both))]],
    ['under both detail-types, a moment apart', [serviceAction(at(0, both)), failed(0.01)]],
    ['under its other detail-type, hours late', [failed(0), serviceAction(at(0, both))]],
  ])('records a failed deployment once when it is reported %s', async (_, events) => {
    const runtime = await hear(events);
    expect(await incidents()).toEqual(['open deployment-failed@1 deployment-failed']);
    expect(await ledger()).toEqual(['ecs-svc/1 failed']);
    expect(queues(runtime)).toEqual([
      ['incidents', 5],
      ['notifications', 30],
    ]);
  });

  it.each([
    ['after the failure', [failed(9), rollbackEvent(at(9.01))], 'deployment-failed'],
    ['before the failure', [rollbackEvent(at(9.01)), failed(9)], 'deployment-rolled-back'],
    [
      'before the failure, both of them twice',
      [rollbackEvent(at(9.01)), failed(9), rollbackEvent(at(9.01)), failed(9)],
      'deployment-rolled-back',
    ],
  ])('opens one incident when a rollback arrives %s', async (_, events, detector) => {
    await hear(events);
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident?.split(' ').toSorted()).toEqual(
      ['open', `${detector}@1`, 'deployment-failed', 'deployment-rolled-back'].toSorted(),
    );
    expect(await ledger()).toEqual(['ecs-svc/1 rolled-back', 'ecs-svc/2 in-progress']);
  });

  it('adds both of two rollbacks, and sends notify a message about each', async () => {
    const second = [
      failed(30, { deploymentId: 'ecs-svc/3' }),
      rollbackEvent(at(30.01, { deploymentId: 'ecs-svc/4' })),
    ];
    const runtime = await hear([failed(9), rollbackEvent(at(9.01)), ...second]);
    const { conditions = [] } = await theIncident(table());
    expect(conditions.map(({ name, deploymentId }) => `${name} ${deploymentId}`)).toEqual([
      'deployment-failed ecs-svc/1',
      'deployment-rolled-back ecs-svc/2',
      'deployment-failed ecs-svc/3',
      'deployment-rolled-back ecs-svc/4',
    ]);
    expect(runtime.sent.filter(({ queue }) => queue === 'notifications')).toHaveLength(4);
  });

  it('adds a failed deployment to the incident of its crashing tasks, and the other way round', async () => {
    const crashes = crashLoop(2).flatMap(bothEvents);
    await hear([...crashes, failed(6)]);
    expect(await incidents()).toEqual(['open restart-loop@1 deployment-failed']);
    await hear(crashLoop(3).map((one) => crash({ ...one, service: 'other' })));
    const other = { service: 'other' };
    await hear([failed(6, other)]);
    expect((await incidents()).toSorted()).toEqual([
      'open restart-loop@1 deployment-failed',
      'open restart-loop@1 deployment-failed',
    ]);
  });

  it('counts a task once, even if its events name different deployments', async () => {
    const task = { task: 'a', detail: { startedBy: 'ecs-svc/1' } };
    const other = { task: 'a', version: 9, detail: { startedBy: 'ecs-svc/2' } };
    await hear([crash(task), crash(other), crash(task)]);
    expect(await table().failures.newest(KEY, 9)).toMatchObject([
      { deploymentId: 'ecs-svc/2', version: 9 },
    ]);
  });

  it('keeps the newest version of a task when its versions arrive in reverse order', async () => {
    const versions = [6, 5, 2].map((version) => crash({ task: 'a', version, exitCode: version }));
    await hear(versions);
    expect(await table().failures.newest(KEY, 9)).toMatchObject([
      { version: 6, containers: [{ exitCode: 6 }] },
    ]);
  });

  const old = 'arn:aws:ecs:eu-central-1:444455556666:service/media';
  it.each<[string, EventObject, string[]]>([
    [
      'and opens an incident when the event names the cluster',
      { ...failed(0), resources: [old] },
      ['open deployment-failed@1 deployment-failed'],
    ],
    [
      'and opens nothing when the event does not name the cluster',
      { ...failed(0, { detail: { clusterArn: undefined } }), resources: [old] },
      [],
    ],
  ])('accepts an old service ARN %s', async (_, event, expected) => {
    const { logged } = await hear([event]);
    expect(await incidents()).toEqual(expected);
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
  ])('opens an incident in partition %s', async (partition, region) => {
    await hear([failed(0, { partition, region })]);
    expect((await theIncident(table())).resource).toMatchObject({
      region,
      arn: `arn:${partition}:ecs:${region}:444455556666:service/shop/media`,
    });
  });
});

describe('detect, when service events arrive late', () => {
  it.each<[string, readonly EventObject[], number | undefined]>([
    ['reported hours late', [failed(0)], 240],
    ['reported by a clock that runs an hour ahead', [failed(60)], 0],
    ['reported with a time in the future', [failed(0, { detail: { updatedAt: iso(600) } })], 0],
  ])('opens one incident for a failed deployment %s', async (_, events, heardAt) => {
    const runtime = await hear(events, heardAt);
    expect(await incidents()).toEqual(['open deployment-failed@1 deployment-failed']);
    expect(runtime.sent).toHaveLength(2);
  });

  const resolved = async (minute = 40) => {
    await hear([failed(0)]);
    return resolveAt(table(), minutes(minute));
  };

  it.each<[string, readonly EventObject[], number, string[]]>([
    [
      'after a copy of the event that opened it',
      [failed(0)],
      50,
      ['resolved deployment-failed@1 deployment-failed'],
    ],
    [
      'after its rollback arrives hours late',
      [rollbackEvent(at(0.01))],
      300,
      ['resolved deployment-failed@1 deployment-failed'],
    ],
    [
      'after the next deployment fails within the grace',
      [failed(60, { deploymentId: 'ecs-svc/3' })],
      60,
      ['open deployment-failed@2 deployment-failed deployment-failed'],
    ],
    [
      'after the next deployment fails after the grace',
      [failed(90, { deploymentId: 'ecs-svc/3' })],
      90,
      [
        'closed deployment-failed@1 deployment-failed',
        'open deployment-failed@1 deployment-failed',
      ],
    ],
    [
      'after a failure from within the grace arrives hours late',
      [failed(60, { deploymentId: 'ecs-svc/3' })],
      300,
      ['open deployment-failed@2 deployment-failed deployment-failed'],
    ],
  ])('leaves a resolved incident in the right state %s', async (_, events, heardAt, expected) => {
    await resolved();
    await hear(events, heardAt);
    expect(await incidents()).toEqual(expected);
  });

  const late = (minute: number) => [failed(minute, { deploymentId: 'ecs-svc/3' })];
  it.each<[string, string | undefined, number, string[]]>([
    ['reopens what Loopwatch resolved', undefined, 39, ['open restart-loop@2 deployment-failed']],
    ['does not reopen what a person resolved', 'maria', 39, ['resolved restart-loop@1']],
    ['does not reopen what was quiet anyway', undefined, 9, ['resolved restart-loop@1']],
  ])('%s when an earlier failure is reported late', async (_, who, minute, expected) => {
    await hear(crashLoop(2).flatMap(bothEvents));
    await resolveAt(table(), minutes(40), who);
    const runtime = await hear(late(minute), 42);
    expect(await incidents()).toEqual(expected);
    const whys = runtime.sent.map(({ body }) => JSON.parse(body).why);
    expect(whys.includes('opened')).toBe(expected[0]?.startsWith('open'));
  });

  it('opens the next incident when the previous one is closed', async () => {
    const incident = await resolved();
    await table().incidents.update(refOf(incident), (stored) => closeIncident(stored, minutes(75)));
    await hear([failed(80, { deploymentId: 'ecs-svc/3' })]);
    expect(await incidents()).toEqual([
      'closed deployment-failed@1 deployment-failed',
      'open deployment-failed@1 deployment-failed',
    ]);
  });

  it('opens one incident, and sends nothing more, for a condition that is reported again and again', async () => {
    const runtime = await hear([0, 7, 15, 30, 59, 100].map(unplaced));
    expect(await incidents()).toEqual(['open placement-failed@1 placement-failed']);
    expect(runtime.sent).toHaveLength(2);
  });

  it('reopens the incident for a condition that is reported again after the resolution', async () => {
    await hear([unplaced(0)]);
    await resolveAt(table(), minutes(40));
    await hear([unplaced(50)]);
    expect(await incidents()).toEqual([
      'open placement-failed@2 placement-failed placement-failed',
    ]);
  });
});
