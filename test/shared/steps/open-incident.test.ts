import { describe, expect, it } from 'vitest';
import { closeIncident } from '../../../shared/incident/grace.ts';
import { refOf } from '../../../shared/incident/incident.ts';
import { serviceResource } from '../../../shared/resource.ts';
import type { Conditions } from '../../../shared/service/service-condition.ts';
import { openIncident } from '../../../shared/steps/open-incident.ts';
import { stepWorld } from '../../../shared/steps/step-world.ts';
import { readHistory } from '../../../shared/table/history.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { crashLoop, resourceKeyOf } from '../../helpers/crash-events.ts';
import { failureFrom } from '../../helpers/incidents.ts';
import { minutes } from '../../helpers/life.ts';
import { resolveAt, theIncident } from '../../helpers/run.ts';
import { CLUSTER } from '../../helpers/running.ts';
import { type TestRuntime, testRuntime } from '../../helpers/runtime.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const resource = serviceResource(CLUSTER, 'media');

/** Asks for the incident at that minute, of what is stored by then. */
async function ask(minute: number, runtime: TestRuntime = testRuntime(table().dynamodb)) {
  runtime.time = minutes(minute);
  const history = await readHistory(table().documents, KEY, () => 24);
  const incident = await openIncident(resource, history, stepWorld(runtime));
  return { incident, runtime };
}
const say = (conditions: Conditions) =>
  table().services.update(KEY, (state) => ({
    ...state,
    conditions: { ...state.conditions, ...conditions },
  }));
const crash = async (count = 2) => {
  for (const one of crashLoop(count)) await table().failures.put(KEY, failureFrom(one), minutes(5));
};
const failed = (minute: number, deploymentId = 'ecs-svc/1') => ({
  'deployment-failed': conditionAt(minute, minute, { deploymentId }),
});
const rolledBack = (minute: number, deploymentId = 'ecs-svc/2') => ({
  'deployment-rolled-back': conditionAt(minute, minute, { deploymentId }),
});
const incidents = async () =>
  (await table().allIncidents()).map(
    ({ status, detector, opening }) => `${status} ${detector}@${opening}`,
  );
const delays = ({ sent }: TestRuntime) =>
  sent.map(({ queue, delaySeconds }) => `${queue} ${delaySeconds}`);

describe('openIncident', () => {
  it('is none while nothing is wrong', async () => {
    const { incident, runtime } = await ask(1);
    expect(incident).toBeUndefined();
    expect(runtime.sent).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, string, string[]]>([
    ['crashes', () => crash(), 'restart-loop', ['incidents 0', 'notifications 30']],
    [
      'a failed deployment, a moment later, so that its page tells of the rollback',
      () => say(failed(0)),
      'deployment-failed',
      ['incidents 5', 'notifications 30'],
    ],
    [
      'a rollback',
      () => say(rolledBack(0)),
      'deployment-rolled-back',
      ['incidents 0', 'notifications 30'],
    ],
    [
      'both, by the tasks, which are proof',
      async () => {
        await crash();
        await say(failed(0));
      },
      'restart-loop',
      ['incidents 0', 'notifications 30'],
    ],
  ])('is opened by %s', async (_, happens, detector, sent) => {
    await happens();
    const { incident, runtime } = await ask(6);
    expect(incident).toMatchObject({ status: 'open', detector });
    expect(delays(runtime)).toEqual(sent);
  });

  it('is the same however often it is asked for', async () => {
    await crash();
    const { incident } = await ask(6);
    const { incident: again, runtime } = await ask(7);
    expect(again?.id).toBe(incident?.id);
    expect(runtime.sent).toEqual([]);
    expect(await incidents()).toEqual(['open restart-loop@1']);
  });

  it('is told of each new condition once, with a message to diagnose and to notify', async () => {
    await crash();
    await ask(6);
    await say(failed(7));
    expect(delays((await ask(8)).runtime)).toEqual(['incidents 0', 'notifications 30']);
    expect(delays((await ask(9)).runtime)).toEqual([]);
    await say(rolledBack(10));
    expect(delays((await ask(11)).runtime)).toEqual(['incidents 0', 'notifications 30']);
    const { conditions = [] } = await theIncident(table());
    expect(conditions.map(({ name }) => name)).toEqual([
      'deployment-failed',
      'deployment-rolled-back',
    ]);
  });

  it('is opened once by ten who find the same at once', async () => {
    await crash();
    await say(failed(0));
    const asked = await Promise.all(Array.from({ length: 10 }, () => ask(6)));
    expect(new Set(asked.map(({ incident }) => incident?.id)).size).toBe(1);
    expect(await incidents()).toEqual(['open restart-loop@1']);
    const told = (await theIncident(table())).timeline.map(({ kind }) => kind);
    expect(told).toEqual(['opened', 'deployment-failed']);
  });

  it('is sent on by the next who asks when the one who opened it died', async () => {
    await say(failed(0));
    const mortal = testRuntime(table().dynamodb);
    mortal.before = (api) => {
      if (api === 'sqs:SendMessage') throw new Error('the sandbox died');
    };
    await expect(ask(1, mortal)).rejects.toThrow('died');
    expect(delays((await ask(2)).runtime)).toEqual(['incidents 5', 'notifications 30']);
  });

  it.each<[string, Conditions, number, string[]]>([
    [
      'is none by what was said before the resolution',
      failed(0),
      50,
      ['resolved deployment-failed@1'],
    ],
    [
      'is reopened by what is said within the grace',
      failed(60, 'ecs-svc/3'),
      60,
      ['open deployment-failed@2'],
    ],
    [
      'is the next one by what is said after it',
      failed(90, 'ecs-svc/3'),
      90,
      ['closed deployment-failed@1', 'open deployment-failed@1'],
    ],
    [
      'is none by what is over',
      { 'tasks-unhealthy': conditionAt(50, 55, { over: true }) },
      60,
      ['resolved deployment-failed@1'],
    ],
  ])('%s', async (_, conditions, minute, expected) => {
    await say(failed(0));
    await ask(1);
    await resolveAt(table(), minutes(40));
    await say(conditions);
    await ask(minute);
    expect(await incidents()).toEqual(expected);
  });

  it('tells, when it is reopened, of a condition that lasts', async () => {
    await say({ 'placement-failed': conditionAt(0, 0) });
    await ask(1);
    await resolveAt(table(), minutes(40));
    await say({ 'placement-failed': conditionAt(0, 50) });
    const { incident } = await ask(50);
    expect(incident).toMatchObject({ opening: 2, conditions: [{}, { name: 'placement-failed' }] });
  });

  it('has the resolution of a closed one seen to before it opens the next', async () => {
    await say(failed(0));
    const { incident } = await ask(1);
    await resolveAt(table(), minutes(40));
    if (incident)
      await table().incidents.update(refOf(incident), (one) => closeIncident(one, minutes(75)));
    await say(failed(80, 'ecs-svc/3'));
    const { runtime } = await ask(80);
    expect(runtime.sent.map(({ body }) => JSON.parse(body).why)).toEqual([
      'closed',
      'opened',
      'page delay is over',
    ]);
    expect(await incidents()).toEqual(['closed deployment-failed@1', 'open deployment-failed@1']);
  });
});
