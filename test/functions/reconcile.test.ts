import { describe, expect, it } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { refOf } from '../../shared/incident/incident.ts';
import { METRICS } from '../../shared/names.ts';
import { accountOf } from '../helpers/account.ts';
import { type Crash, START } from '../helpers/crash-events.ts';
import { incidentFrom } from '../helpers/incidents.ts';
import { minutes } from '../helpers/life.ts';
import {
  hearOf,
  openByLoop,
  resolveAt,
  runNotify,
  runReconcile,
  theIncident,
} from '../helpers/run.ts';
import { testRuntime } from '../helpers/runtime.ts';
import { useTable } from '../helpers/table.ts';

const table = useTable();
const healthy = accountOf('media', { healthyFrom: START });
const service = healthy.services?.at(-1)?.service;
const withService = (change: object) => ({ services: [{ service: { ...service, ...change } }] });

const runtimeAt = (minute: number, account: object = healthy) => {
  const runtime = testRuntime(table().dynamodb, { account });
  runtime.time = minutes(minute);
  return runtime;
};
const tickAt = async (minute: number, account?: object) => {
  const runtime = runtimeAt(minute, account);
  await runReconcile(runtime);
  return runtime;
};
const status = async () => (await theIncident(table())).status;
const announced = async () => {
  const incident = await openByLoop(table());
  await runNotify(runtimeAt(5), incident);
  return incident;
};
const whys = (sent: readonly { readonly body: string }[]) =>
  sent.map(({ body }) => JSON.parse(body).why as string);

describe('reconcile', () => {
  it.each<[string, number[], number, string]>([
    ['open before the service was quiet for half an hour', [0, 3], 33, 'open'],
    ['resolved once the service was quiet for half an hour', [0, 3], 34, 'resolved'],
    ['open before the service was quiet for twice its longest gap', [0, 3, 25], 68, 'open'],
    ['resolved once the service was quiet for twice its longest gap', [0, 3, 25], 70, 'resolved'],
  ])('leaves an incident %s: crashes at %j, run at minute %i', async (_, crashes, at, left) => {
    const iso = (minute: number) => new Date(minutes(minute)).toISOString();
    await hearOf(
      table(),
      ...crashes.map((minute): Crash => ({ task: `m${minute}`, createdAt: iso(minute) })),
    );
    await tickAt(at);
    expect(await status()).toBe(left);
  });

  it.each<[string, object, string | undefined]>([
    ['resolves an incident when its service is healthy', healthy, 'healthy again, 1 of 1 running'],
    ['leaves it open when its service lacks tasks', withService({ runningCount: 0 }), undefined],
    [
      'leaves it open when its service still starts a task',
      withService({ pendingCount: 1 }),
      undefined,
    ],
    [
      'leaves it open during a deployment',
      withService({ deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }] }),
      undefined,
    ],
    [
      'resolves an incident when its service was scaled to zero',
      withService({ desiredCount: 0, runningCount: 0 }),
      'the service was scaled to zero',
    ],
    [
      'resolves an incident when its service was deleted',
      withService({ status: 'INACTIVE' }),
      'the service was deleted',
    ],
    ['resolves an incident when ECS does not know its service', {}, 'the service was deleted'],
    [
      'resolves an incident when its cluster is gone',
      { faults: [{ api: 'ecs:DescribeServices', error: 'ClusterNotFoundException' }] },
      'the service was deleted',
    ],
    [
      'leaves it open when ECS may not be asked',
      { faults: [{ api: 'ecs:DescribeServices', error: 'AccessDeniedException' }] },
      undefined,
    ],
  ])('%s, after a quiet period', async (_, account, why) => {
    await openByLoop(table());
    const runtime = runtimeAt(40, account);
    runtime.before = (api) => {
      const fault = runtime.account.faults?.find((one) => one.api === api);
      if (fault) throw awsError(fault.error, 'a fault');
    };
    await runReconcile(runtime);
    const { timeline } = await theIncident(table());
    expect(timeline.find(({ kind }) => kind === 'resolved')?.why).toBe(why);
  });

  it('freezes the numbers of an incident that it resolves, and sends a message to notify', async () => {
    await announced();
    const { sent } = await tickAt(40);
    expect((await theIncident(table())).span).toEqual({
      failures: 2,
      detectedFrom: '2026-02-03T08:01:00.000Z',
      lastSeenAt: '2026-02-03T08:04:10.000Z',
      longestGap: 190_000,
    });
    expect(whys(sent)).toEqual(['resolved']);
  });

  it('resolves an incident despite stops that do not count', async () => {
    await announced();
    const createdAt = new Date(minutes(30)).toISOString();
    const stop = {
      createdAt,
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'A new reason',
    };
    await hearOf(table(), { ...stop, task: 'u', exitCode: null });
    await tickAt(40);
    expect(await status()).toBe('resolved');
  });

  it.each([
    ['leaves it resolved within the grace', 69, 'resolved'],
    ['closes it after the grace', 71, 'closed'],
  ])('%s', async (_, at, left) => {
    await announced();
    await runNotify(runtimeAt(40), await resolveAt(table(), minutes(40)));
    await tickAt(at);
    expect(await status()).toBe(left);
  });

  it('closes no incident before its resolution is announced', async () => {
    await announced();
    await resolveAt(table(), minutes(40));
    expect(whys((await tickAt(90)).sent)).toEqual(['overdue']);
    expect(await status()).toBe('resolved');
    await runNotify(runtimeAt(90), await theIncident(table()));
    await tickAt(91);
    expect(await status()).toBe('closed');
  });

  it.each([
    ['nothing for an opening that was announced', true, 1, 9, []],
    ['nothing for an opening that may be announced at any moment', false, 1, 5, []],
    ['a message for a page that is overdue', false, 1, 7, ['overdue']],
    [
      'the messages of an opening again when they were lost',
      false,
      0,
      7,
      ['overdue', 'opened', 'page delay is over'],
    ],
  ])('sends %s', async (_, isAnnounced, handedOver, at, sent) => {
    const incident = await openByLoop(table());
    if (isAnnounced) await runNotify(runtimeAt(4), incident);
    await table().incidents.update(refOf(incident), (stored) => ({ ...stored, handedOver }));
    // Without the messages that ask for another look.
    const why = whys((await tickAt(at)).sent).filter((one) => one !== 'another look');
    expect(why).toEqual(sent);
  });

  it('asks diagnose to look at a loop again after 1, 2, 4 and 8 minutes', async () => {
    await announced();
    const looks: number[] = [];
    // It was opened in the fifth minute.
    for (let at = 5; at < 16; at++) {
      if (whys((await tickAt(at + 0.5)).sent).includes('another look')) looks.push(at - 4);
    }
    expect(looks).toEqual([1, 2, 4, 8]);
  });

  it('reconciles all other incidents when one fails, and throws at the end', async () => {
    const quiet = await announced();
    const bad = incidentFrom({ service: 'bad', openedAt: new Date(minutes(39)).toISOString() });
    await table().incidents.open(bad);
    const runtime = runtimeAt(40);
    runtime.before = (_, input) => {
      if (JSON.stringify(input).includes(bad.id)) throw awsError('InternalServerError', 'bad item');
    };
    await expect(runReconcile(runtime)).rejects.toThrow('1 not reconciled');
    expect(await table().incidents.get(quiet.resource.key, 1)).toMatchObject({
      status: 'resolved',
    });
    // The heartbeat is only for runs that succeeded.
    expect(runtime.counted.has(METRICS.reconciled)).toBe(false);
  });

  it('looks at services of incidents that are not closed, ten with one call', async () => {
    for (let index = 0; index < 23; index++) {
      await table().incidents.open(incidentFrom({ service: `s${index}` }));
    }
    const closed = incidentFrom({ service: 'z', with: { status: 'closed' } });
    await table().incidents.open(closed);
    const runtime = runtimeAt(40, {});
    expect(await runReconcile(runtime)).toEqual({ watched: 23 });
    expect(runtime.calls.filter(({ api }) => api === 'ecs:DescribeServices')).toHaveLength(3);
    expect(runtime.counted.get(METRICS.reconciled)).toBe(1);
  });

  it('resolves an incident once when it runs twice at the same time', async () => {
    await announced();
    const edges = [runtimeAt(40), runtimeAt(40)];
    await Promise.all(edges.map(runReconcile));
    expect((await theIncident(table())).timeline.map(({ kind }) => kind)).toEqual([
      'opened',
      'resolved',
    ]);
    expect(whys(edges.flatMap(({ sent }) => sent))).toEqual(['resolved']);
  });
});
