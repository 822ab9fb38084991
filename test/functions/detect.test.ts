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
    ['no incident for a single crash', [at(0)], 0],
    ['an incident for a crash and that of its replacement', [at(0), at(3)], 1],
    ['an incident when these two arrive in reverse order', [at(3), at(0)], 1],
    ['no incident for one crash that is reported twice', [at(0), at(0)], 0],
    ['no incident for two crashes at the same time', [at(0), at(0, { task: 'b' })], 0],
    ['no incident for crashes of two services', [at(0), at(3, { service: 'other' })], 0],
    [
      'no incident for crashes of the same name in two clusters',
      [at(0), at(3, { cluster: 'other' })],
      0,
    ],
  ])('opens %s', async (_, crashes, count) => {
    await hearOf(table(), ...crashes);
    expect(await table().allIncidents()).toHaveLength(count);
  });

  it('opens an incident for old task ARNs, which lack the cluster', async () => {
    const old = (task: string) => ({
      detail: { taskArn: `arn:aws:ecs:eu-central-1:444455556666:task/${task}` },
    });
    await hearOf(table(), at(0, old('a')), at(3, old('b')));
    expect(await theIncident(table())).toMatchObject({
      resource: { key: resourceKeyOf(), cluster: 'shop', name: 'media' },
    });
  });

  it('sends an opening to diagnose at once, and to notify once evidence may be there', async () => {
    const { sent } = await hearOf(table(), at(0), at(3), at(6));
    expect(sent.map(({ queue, delaySeconds }) => [queue, delaySeconds])).toEqual([
      ['incidents', 0],
      ['notifications', 30],
    ]);
  });

  it('sends an opening again until it knows that it is sent', async () => {
    const incident = await openByLoop(table());
    await table().incidents.update(refOf(incident), (stored) => ({ ...stored, handedOver: 0 }));
    const first = await hearOf(table(), at(6));
    const second = await hearOf(table(), at(9));
    expect([first.sent.length, second.sent.length]).toEqual([2, 0]);
  });

  it('decides even if the crash is already stored, since whoever stored it may have died', async () => {
    for (const one of crashLoop(2)) {
      await table().failures.put(resourceKeyOf(), failureFrom(one), minutes(5));
    }
    const runtime = testRuntime(table().dynamodb);
    await runDetect(runtime, crash(crashLoop(2)[1]));
    expect(await incidents()).toEqual([['open', 1, undefined]]);
    expect(runtime.sent).toHaveLength(2);
  });

  it('sends an opening that another detect stored at the same moment and may not have sent', async () => {
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
    ['nothing for a way of failing that was diagnosed', ['run/exit 1 media:7'], 1, []],
    ['a message for a new way of failing', ['run/exit 1 media:7'], 3, ['fails in a new way']],
    ['nothing for a new way of failing before the first diagnosis', undefined, 3, []],
  ])('sends %s', async (_, signatures, exitCode, told) => {
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

  it('stores an unknown stop of the scheduler as evidence, and does not count it', async () => {
    const unknown = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'For a new reason' };
    const stops = [at(0, { exitCode: null, ...unknown }), at(3, { exitCode: null, ...unknown })];
    await hearOf(table(), ...stops);
    expect(await table().failures.newest(resourceKeyOf(), 9)).toMatchObject([
      { counts: false },
      { counts: false },
    ]);
    expect(await incidents()).toEqual([]);
  });

  it('does not store a stop that a person ordered', async () => {
    const stop = at(0, { stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' });
    const { counted } = await hearOf(table(), stop);
    expect(await table().failures.newest(resourceKeyOf(), 9)).toEqual([]);
    expect([...counted]).toEqual([['BenignStops', 1]]);
  });

  it('finds the replacement of a task whose event arrives late, behind many newer crashes', async () => {
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
    ['leaves it resolved after a single crash', [45], [['resolved', 1, 3]]],
    ['reopens it for a loop within the grace', [60, 63], [['open', 2, undefined]]],
    ['reopens it for a loop that begins within the grace', [68, 71], [['open', 2, undefined]]],
    [
      'closes it and opens the next for a loop after the grace',
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

  it('opens the next incident instead of reopening a closed one', async () => {
    const incident = await resolved();
    await table().incidents.update(refOf(incident), (stored) => closeIncident(stored, minutes(41)));
    const { sent } = await hearOf(table(), at(60), at(63));
    expect(await incidents()).toEqual([
      ['closed', 1, 3],
      ['open', 1, undefined],
    ]);
    // Its resolution may not be announced yet, and reconcile no longer looks at it.
    expect(whys(sent)).toEqual(['closed', 'opened', 'page delay is over']);
  });

  const hourLate = crash({ ...at(5), lastStatus: 'STOPPED' });
  it.each([
    ['that arrives hours late', hourLate, 240],
    ['that is reported again hours late', crash(crashLoop(1)[0]), 240],
  ])('loses no crash and opens nothing for one %s', async (_, event, heardAt) => {
    await resolved();
    const runtime = testRuntime(table().dynamodb);
    runtime.time = minutes(heardAt);
    await runDetect(runtime, event);
    const stored = await table().failures.newest(resourceKeyOf(), 9);
    expect(await incidents()).toEqual([['resolved', 1, stored.length]]);
    expect(runtime.sent).toEqual([]);
  });

  it('counts a late crash in its own incident when the next one is open', async () => {
    await resolved();
    await hearOf(table(), at(90), at(93));
    await hearOf(table(), at(5));
    expect(await incidents()).toEqual([
      ['closed', 1, 4],
      ['open', 1, undefined],
    ]);
  });

  it('counts late crashes that arrive at once, whichever count is written last', async () => {
    await resolved();
    const slow = testRuntime(table().dynamodb);
    slow.time = minutes(300);
    // After the slow one has counted and before it writes, another one counts and writes.
    slow.before = async (api) => {
      if (api !== 'dynamodb:GetItem') return;
      slow.before = undefined;
      await hearOf(table(), at(5));
    };
    await runDetect(slow, crash(at(4)));
    expect(await incidents()).toEqual([['resolved', 1, 5]]);
  });

  it.each([
    ['reopens an incident that Loopwatch resolved', undefined, 38, [['open', 2, undefined]]],
    [
      'reopens an incident that Loopwatch resolved at that moment',
      undefined,
      39,
      [['open', 2, undefined]],
    ],
    ['leaves an incident alone that a person resolved', 'maria', 38, [['resolved', 1, 4]]],
  ])('%s when a crash from just before is reported late', async (_, who, minute, left) => {
    await resolved(40, who);
    const runtime = testRuntime(table().dynamodb);
    runtime.time = minutes(42);
    await runDetect(runtime, crash(at(minute)));
    expect(await incidents()).toEqual(left);
    expect(whys(runtime.sent)).toEqual(who ? [] : ['opened', 'page delay is over']);
  });
});
