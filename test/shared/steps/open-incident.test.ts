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

/** Calls `openIncident` at that minute, with what is stored by then. */
async function openAt(minute: number, runtime: TestRuntime = testRuntime(table().dynamodb)) {
  runtime.time = minutes(minute);
  const history = await readHistory(table().documents, KEY, () => 24);
  const incident = await openIncident(resource, history, stepWorld(runtime));
  return { incident, runtime };
}
const report = (conditions: Conditions) =>
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
  it('opens nothing while nothing is wrong', async () => {
    const { incident, runtime } = await openAt(1);
    expect(incident).toBeUndefined();
    expect(runtime.sent).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>, string, string[]]>([
    ['crashes', () => crash(), 'restart-loop', ['incidents 0', 'notifications 30']],
    [
      'a failed deployment, diagnosed 5 s later so that its page mentions the rollback',
      () => report(failed(0)),
      'deployment-failed',
      ['incidents 5', 'notifications 30'],
    ],
    [
      'a rollback',
      () => report(rolledBack(0)),
      'deployment-rolled-back',
      ['incidents 0', 'notifications 30'],
    ],
    [
      'crashes rather than for a failed deployment, since tasks are proof',
      async () => {
        await crash();
        await report(failed(0));
      },
      'restart-loop',
      ['incidents 0', 'notifications 30'],
    ],
  ])('opens an incident for %s', async (_, happens, detector, sent) => {
    await happens();
    const { incident, runtime } = await openAt(6);
    expect(incident).toMatchObject({ status: 'open', detector });
    expect(delays(runtime)).toEqual(sent);
  });

  it('returns the open incident however often it is called', async () => {
    await crash();
    const { incident } = await openAt(6);
    const { incident: again, runtime } = await openAt(7);
    expect(again?.id).toBe(incident?.id);
    expect(runtime.sent).toEqual([]);
    expect(await incidents()).toEqual(['open restart-loop@1']);
  });

  it('adds each new condition once, with a message to diagnose and one to notify', async () => {
    await crash();
    await openAt(6);
    await report(failed(7));
    expect(delays((await openAt(8)).runtime)).toEqual(['incidents 0', 'notifications 30']);
    expect(delays((await openAt(9)).runtime)).toEqual([]);
    await report(rolledBack(10));
    expect(delays((await openAt(11)).runtime)).toEqual(['incidents 0', 'notifications 30']);
    const { conditions = [] } = await theIncident(table());
    expect(conditions.map(({ name }) => name)).toEqual([
      'deployment-failed',
      'deployment-rolled-back',
    ]);
  });

  it('opens one incident when ten calls find the same at once', async () => {
    await crash();
    await report(failed(0));
    const results = await Promise.all(Array.from({ length: 10 }, () => openAt(6)));
    expect(new Set(results.map(({ incident }) => incident?.id)).size).toBe(1);
    expect(await incidents()).toEqual(['open restart-loop@1']);
    const kinds = (await theIncident(table())).timeline.map(({ kind }) => kind);
    expect(kinds).toEqual(['opened', 'deployment-failed']);
  });

  it('sends the messages of an incident whose opener died before it could send them', async () => {
    await report(failed(0));
    const mortal = testRuntime(table().dynamodb);
    mortal.before = (api) => {
      if (api === 'sqs:SendMessage') throw new Error('the sandbox died');
    };
    await expect(openAt(1, mortal)).rejects.toThrow('died');
    expect(delays((await openAt(2)).runtime)).toEqual(['incidents 5', 'notifications 30']);
  });

  it.each<[string, Conditions, number, string[]]>([
    [
      'opens nothing for a condition reported before the resolution',
      failed(0),
      50,
      ['resolved deployment-failed@1'],
    ],
    [
      'reopens the incident for a condition reported within the grace',
      failed(60, 'ecs-svc/3'),
      60,
      ['open deployment-failed@2'],
    ],
    [
      'opens the next incident for a condition reported after the grace',
      failed(90, 'ecs-svc/3'),
      90,
      ['closed deployment-failed@1', 'open deployment-failed@1'],
    ],
    [
      'opens nothing for a condition that is over',
      { 'tasks-unhealthy': conditionAt(50, 55, { over: true }) },
      60,
      ['resolved deployment-failed@1'],
    ],
  ])('%s', async (_, conditions, minute, expected) => {
    await report(failed(0));
    await openAt(1);
    await resolveAt(table(), minutes(40));
    await report(conditions);
    await openAt(minute);
    expect(await incidents()).toEqual(expected);
  });

  it('adds a lasting condition again when it reopens the incident', async () => {
    await report({ 'placement-failed': conditionAt(0, 0) });
    await openAt(1);
    await resolveAt(table(), minutes(40));
    await report({ 'placement-failed': conditionAt(0, 50) });
    const { incident } = await openAt(50);
    expect(incident).toMatchObject({ opening: 2, conditions: [{}, { name: 'placement-failed' }] });
  });

  it('sends a message about the closed incident before it opens the next one', async () => {
    await report(failed(0));
    const { incident } = await openAt(1);
    await resolveAt(table(), minutes(40));
    if (incident)
      await table().incidents.update(refOf(incident), (one) => closeIncident(one, minutes(75)));
    await report(failed(80, 'ecs-svc/3'));
    const { runtime } = await openAt(80);
    expect(runtime.sent.map(({ body }) => JSON.parse(body).why)).toEqual([
      'closed',
      'opened',
      'page delay is over',
    ]);
    expect(await incidents()).toEqual(['closed deployment-failed@1', 'open deployment-failed@1']);
  });
});
