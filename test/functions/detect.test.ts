import { describe, expect, it } from 'vitest';
import { closeIncident } from '../../shared/incident/grace.ts';
import { refOf } from '../../shared/incident/incident.ts';
import { type Crash, crash, crashLoop, resourceKeyOf } from '../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../helpers/incidents.ts';
import { minutes } from '../helpers/life.ts';
import { hearOf, openByLoop, resolveAt, runDetect, theIncident } from '../helpers/run.ts';
import { testRuntime } from '../helpers/runtime.ts';
import { useTable } from '../helpers/table.ts';

const table = useTable();
const iso = (at: number) => new Date(minutes(at)).toISOString();
/** A task that is created so many minutes after the first, and fails one minute later. */
const at = (minute: number, more: Crash = {}): Crash => ({
  task: `m${minute}`,
  createdAt: iso(minute),
  ...more,
});
/** The incidents in short. */
const incidents = async () =>
  (await table().allIncidents()).map(({ status, opening, span }) => [
    status,
    opening,
    span?.failures,
  ]);
const whys = (sent: readonly { readonly body: string }[]) =>
  sent.map(({ body }) => JSON.parse(body).why as string);

describe('detect', () => {
  it.each<[string, Crash[], number]>([
    ['nothing by one crash', [at(0)], 0],
    ['an incident by a crash and that of its replacement', [at(0), at(3)], 1],
    ['an incident by them in the other order', [at(3), at(0)], 1],
    ['nothing by one crash that is told twice', [at(0), at(0)], 0],
    ['nothing by two crashes at the same time', [at(0), at(0, { task: 'b' })], 0],
    ['nothing by crashes of two services', [at(0), at(3, { service: 'other' })], 0],
    ['nothing by crashes of one name in two clusters', [at(0), at(3, { cluster: 'other' })], 0],
  ])('opens %s', async (_, crashes, count) => {
    await hearOf(table(), ...crashes);
    expect(await table().allIncidents()).toHaveLength(count);
  });

  it('opens an incident by old task ARNs, which lack the cluster', async () => {
    const old = (task: string) => ({
      detail: { taskArn: `arn:aws:ecs:eu-central-1:444455556666:task/${task}` },
    });
    await hearOf(table(), at(0, old('a')), at(3, old('b')));
    expect(await theIncident(table())).toMatchObject({
      resource: { key: resourceKeyOf(), cluster: 'shop', name: 'media' },
    });
  });

  it('sends an opening to diagnose at once, and to notify when evidence may have come', async () => {
    const { sent } = await hearOf(table(), at(0), at(3), at(6));
    expect(sent.map(({ queue, delaySeconds }) => [queue, delaySeconds])).toEqual([
      ['incidents', 0],
      ['notifications', 30],
    ]);
  });

  it('sends an opening again as long as it is not known to be sent', async () => {
    const incident = await openByLoop(table());
    await table().incidents.update(refOf(incident), (stored) => ({ ...stored, handedOver: 0 }));
    const first = await hearOf(table(), at(6));
    const second = await hearOf(table(), at(9));
    expect([first.sent.length, second.sent.length]).toEqual([2, 0]);
  });

  it('decides also on a crash that is stored already: whoever stored it may have died', async () => {
    for (const one of crashLoop(2)) {
      await table().failures.put(resourceKeyOf(), failureFrom(one), minutes(5));
    }
    const runtime = testRuntime(table().dynamodb);
    await runDetect(runtime, crash(crashLoop(2)[1]));
    expect(await incidents()).toEqual([['open', 1, undefined]]);
    expect(runtime.sent).toHaveLength(2);
  });

  it('sends on what another opened at the same moment, who may have died', async () => {
    await hearOf(table(), at(0));
    const runtime = testRuntime(table().dynamodb);
    runtime.before = async (api, input) => {
      if (api !== 'dynamodb:PutItem' || !JSON.stringify(input).includes('I#000001')) return;
      runtime.before = undefined;
      await table().incidents.open(incidentFrom());
    };
    await runDetect(runtime, crash(at(3)));
    expect(whys(runtime.sent)).toEqual(['opened', 'page delay is over']);
    expect(await incidents()).toEqual([['open', 1, undefined]]);
  });

  it.each([
    ['a way of failing that diagnose has seen', ['run/exit 1 media:7'], 1, []],
    ['a new way of failing', ['run/exit 1 media:7'], 3, ['fails in a new way']],
    ['a new way of failing before the first diagnosis', undefined, 3, []],
  ])('tells diagnose of %s: %j', async (_, signatures, exitCode, told) => {
    const incident = await openByLoop(table());
    if (signatures) {
      await table().incidents.update(refOf(incident), (stored) => ({
        ...stored,
        signatures,
        diagnosedAt: iso(5),
      }));
    }
    const { sent } = await hearOf(table(), at(6, { exitCode }));
    expect(whys(sent)).toEqual(told);
  });

  it('keeps an unknown stop of the scheduler as evidence, and does not count it', async () => {
    const unknown = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'For a new reason' };
    const stops = [at(0, { exitCode: null, ...unknown }), at(3, { exitCode: null, ...unknown })];
    await hearOf(table(), ...stops);
    expect(await table().failures.newest(resourceKeyOf(), 9)).toMatchObject([
      { counts: false },
      { counts: false },
    ]);
    expect(await incidents()).toEqual([]);
  });

  it('does not even store a stop that somebody ordered', async () => {
    const stop = at(0, { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' });
    const { counted } = await hearOf(table(), stop);
    expect(await table().failures.newest(resourceKeyOf(), 9)).toEqual([]);
    expect([...counted]).toEqual([['BenignStops', 1]]);
  });

  it('finds the replacements of a task whose event comes late, behind any number of others', async () => {
    const companions = crashLoop(40, { createdAt: iso(2), everySeconds: 0.5 });
    await hearOf(table(), ...companions);
    expect(await incidents()).toEqual([]);
    await hearOf(table(), at(0));
    expect(await incidents()).toEqual([['open', 1, undefined]]);
  });
});

describe('detect, after a resolution', () => {
  const resolved = async (resolvedAt = 40, who?: string) => {
    await openByLoop(table(), crashLoop(3));
    return resolveAt(table(), minutes(resolvedAt), who);
  };

  it.each<[string, number[], unknown[]]>([
    ['leaves it resolved by one more crash', [45], [['resolved', 1, 3]]],
    ['reopens it by a loop within the grace', [60, 63], [['open', 2, undefined]]],
    ['reopens it by a loop that begins within the grace', [68, 71], [['open', 2, undefined]]],
    [
      'closes it and opens the next by a loop after the grace',
      [90, 93],
      [
        ['closed', 1, 3],
        ['open', 1, undefined],
      ],
    ],
  ])('%s', async (_, crashes, left) => {
    await resolved();
    await hearOf(table(), ...crashes.map((minute) => at(minute)));
    expect(await incidents()).toEqual(left);
  });

  it('opens the next one, never the closed one again', async () => {
    const incident = await resolved();
    await table().incidents.update(refOf(incident), (stored) => closeIncident(stored, minutes(41)));
    const { sent } = await hearOf(table(), at(60), at(63));
    expect(await incidents()).toEqual([
      ['closed', 1, 3],
      ['open', 1, undefined],
    ]);
    // Its resolution may be unannounced, and reconcile no longer looks.
    expect(whys(sent)).toEqual(['closed', 'opened', 'page delay is over']);
  });

  const hourLate = crash({ ...at(5), lastStatus: 'STOPPED' });
  it.each([
    ['that came hours late', hourLate, 240],
    ['that was told again hours late', crash(crashLoop(1)[0]), 240],
  ])('neither opens anything nor loses a crash %s', async (_, event, heardAt) => {
    await resolved();
    const runtime = testRuntime(table().dynamodb);
    runtime.time = minutes(heardAt);
    await runDetect(runtime, event);
    const stored = await table().failures.newest(resourceKeyOf(), 9);
    expect(await incidents()).toEqual([['resolved', 1, stored.length]]);
    expect(runtime.sent).toEqual([]);
  });

  it('counts a late crash where it belongs when the next incident is open', async () => {
    await resolved();
    await hearOf(table(), at(90), at(93));
    await hearOf(table(), at(5));
    expect(await incidents()).toEqual([
      ['closed', 1, 4],
      ['open', 1, undefined],
    ]);
  });

  it('counts late crashes that come at once, whichever of the counts is written last', async () => {
    await resolved();
    const slow = testRuntime(table().dynamodb);
    slow.time = minutes(300);
    // The slow one has counted, and another comes, counts and writes before it writes.
    slow.before = async (api) => {
      if (api !== 'dynamodb:GetItem') return;
      slow.before = undefined;
      await hearOf(table(), at(5));
    };
    await runDetect(slow, crash(at(4)));
    expect(await incidents()).toEqual([['resolved', 1, 5]]);
  });

  it.each([
    ['reopens what it resolved itself', undefined, 38, [['open', 2, undefined]]],
    ['reopens what it resolved in the same moment', undefined, 39, [['open', 2, undefined]]],
    ['leaves alone what a person resolved', 'maria', 38, [['resolved', 1, 4]]],
  ])('%s when a crash becomes known that came just before', async (_, who, minute, left) => {
    await resolved(40, who);
    const runtime = testRuntime(table().dynamodb);
    runtime.time = minutes(42);
    await runDetect(runtime, crash(at(minute)));
    expect(await incidents()).toEqual(left);
    expect(whys(runtime.sent)).toEqual(who ? [] : ['opened', 'page delay is over']);
  });
});
