import { describe, expect, it } from 'vitest';
import { notify, notifyWorld } from '../../functions/notify.ts';
import { awsError } from '../../local/aws-error.ts';
import { type Incident, refOf } from '../../shared/incident/incident.ts';
import { reopenIncident } from '../../shared/incident/opening.ts';
import { notificationEntry } from '../../shared/notification/notification.ts';
import { minutes } from '../helpers/life.ts';
import { openByLoop, resolveAt, runNotify, theIncident } from '../helpers/run.ts';
import { type TestRuntime, testRuntime } from '../helpers/runtime.ts';
import { useTable } from '../helpers/table.ts';

const table = useTable();
const LEASE = 20_000;
const runtimeAt = (time: number) => {
  const runtime = testRuntime(table().dynamodb);
  runtime.time = time;
  return runtime;
};
const keys = (...edges: TestRuntime[]) =>
  edges.flatMap(({ published }) => published.map(({ attributes }) => attributes.deduplicationKey));
const notifyAt = async (minute: number) => {
  const runtime = runtimeAt(minutes(minute));
  await runNotify(runtime, await theIncident(table()));
  return runtime;
};
const change = (incident: Incident, how: (incident: Incident) => Incident) =>
  table().incidents.update(refOf(incident), how);
const cause = { cause: 'connects to localhost', confidence: 'high' };

const backAt = (minute: number) =>
  ({ at: new Date(minutes(minute)).toISOString(), kind: 'reopened', why: 'back' }) as const;

describe('notify', () => {
  it('announces an opening once, however often it runs', async () => {
    const { id } = await openByLoop(table());
    const edges = [await notifyAt(5), await notifyAt(5), await notifyAt(90)];
    expect(keys(...edges)).toEqual([`${id}#opened#pages#1`]);
    expect(edges[0]?.published).toMatchObject([
      { topic: 'pages', attributes: { reason: 'opened', service: 'media', status: 'firing' } },
    ]);
    expect(await table().notifications.of(id)).toMatchObject([
      { reason: 'opened', state: 'sent', messageId: 'message-1' },
    ]);
  });

  it('announces the cause later when the announcement had none', async () => {
    const incident = await openByLoop(table());
    const first = await notifyAt(5);
    await change(incident, (stored) => ({ ...stored, headline: cause }));
    const later = [await notifyAt(6), await notifyAt(7)];
    expect(keys(first)).toEqual([`${incident.id}#opened#pages#1`]);
    expect(keys(...later)).toEqual([`${incident.id}#cause-found#pages#1`]);
  });

  it('does not repeat a cause that the announcement named', async () => {
    await change(await openByLoop(table()), (stored) => ({ ...stored, headline: cause }));
    expect(keys(await notifyAt(5), await notifyAt(6))).toHaveLength(1);
  });

  it('announces the resolution after the opening', async () => {
    const { id } = await openByLoop(table());
    await notifyAt(5);
    await resolveAt(table(), minutes(40));
    expect(keys(await notifyAt(40), await notifyAt(41))).toEqual([`${id}#resolved#pages#1`]);
  });

  it('announces the opening first when the incident is resolved before the page', async () => {
    const { id } = await openByLoop(table());
    await resolveAt(table(), minutes(40));
    expect(keys(await notifyAt(40))).toEqual([`${id}#opened#pages#1`, `${id}#resolved#pages#1`]);
  });

  it('announces each opening of a reopened incident', async () => {
    const { id } = await openByLoop(table());
    await notifyAt(5);
    const resolved = await resolveAt(table(), minutes(40));
    await notifyAt(40);
    await change(resolved, (stored) => reopenIncident(stored, backAt(50)));
    expect(keys(await notifyAt(50))).toEqual([`${id}#opened#pages#2`]);
  });

  it.each([
    ['an incident that does not exist', { resourceKey: 'nobody', sequence: 1 }],
    ['a sequence that does not exist', { sequence: 9 }],
  ])('publishes nothing for %s', async (_, message) => {
    const incident = await openByLoop(table());
    const runtime = runtimeAt(minutes(5));
    await notify(JSON.stringify({ ...refOf(incident), ...message }), notifyWorld(runtime));
    expect(runtime.published).toEqual([]);
  });

  it.each([
    ['not JSON', 'opened', 'is not JSON'],
    ['not an object', 'null', 'names no incident'],
    ['without a resource', '{"sequence":1}', 'names no incident'],
    ['with a sequence that is a string', '{"resourceKey":"r","sequence":"1"}', 'names no incident'],
    ['with a sequence below one', '{"resourceKey":"r","sequence":0}', 'names no incident'],
  ])('rejects a message that is %s', async (_, body, says) => {
    await expect(notify(body, notifyWorld(runtimeAt(0)))).rejects.toThrow(says);
  });
});

describe('notify, when copies run at once or die', () => {
  it('publishes once when ten copies run at once; the others are tried again later', async () => {
    const incident = await openByLoop(table());
    const edges = Array.from({ length: 10 }, () => runtimeAt(minutes(5)));
    const results = await Promise.allSettled(edges.map((runtime) => runNotify(runtime, incident)));
    expect(keys(...edges)).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(String(result.reason)).toContain('another copy');
    }
    expect(keys(await notifyAt(7))).toEqual([]);
  });

  it('waits for the lease of a copy that claimed it, then takes over', async () => {
    const incident = await openByLoop(table());
    const now = minutes(5);
    const entry = notificationEntry(incident, 'opened', 'pages', now);
    await table().notifications.claim(incident.id, entry, now);
    const early = runtimeAt(now + LEASE - 1);
    await expect(runNotify(early, incident)).rejects.toThrow('another copy');
    const late = runtimeAt(now + LEASE);
    await runNotify(late, incident);
    expect(keys(early, late)).toEqual([`${incident.id}#opened#pages#1`]);
  });

  it('publishes again with the same key when it dies between publishing and marking', async () => {
    const incident = await openByLoop(table());
    const dying = runtimeAt(minutes(5));
    dying.after = (api) => {
      if (api === 'sns:Publish') throw new Error('the sandbox died');
    };
    await expect(runNotify(dying, incident)).rejects.toThrow('the sandbox died');
    const again = runtimeAt(minutes(5) + LEASE);
    await runNotify(again, incident);
    const key = `${incident.id}#opened#pages#1`;
    expect(keys(dying, again)).toEqual([key, key]);
  });

  it.each(['ThrottlingException', 'InternalError', 'InvalidParameterException'])(
    'loses no page when SNS answers %s to every attempt of the SDK',
    async (name) => {
      const incident = await openByLoop(table());
      const failing = runtimeAt(minutes(5));
      failing.before = (api) => {
        if (api === 'sns:Publish') throw awsError(name, 'no');
      };
      await expect(runNotify(failing, incident)).rejects.toThrow('no');
      const again = runtimeAt(minutes(5) + LEASE);
      await runNotify(again, incident);
      expect(keys(failing, again)).toEqual([`${incident.id}#opened#pages#1`]);
    },
  );

  it('loses no message when the incident is reopened while its resolution is announced', async () => {
    const { id } = await openByLoop(table());
    await notifyAt(5);
    const resolved = await resolveAt(table(), minutes(40));
    const runtime = runtimeAt(minutes(41));
    runtime.before = async (api) => {
      if (api !== 'sns:Publish') return;
      runtime.before = undefined;
      await change(resolved, (stored) => reopenIncident(stored, backAt(41)));
    };
    await runNotify(runtime, resolved);
    expect(keys(runtime)).toEqual([`${id}#resolved#pages#1`, `${id}#opened#pages#2`]);
  });
});
