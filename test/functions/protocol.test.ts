import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { awsError } from '../../local/aws-error.ts';
import { readIncidentRecord } from '../../shared/table/incident-records.ts';
import { accountOf } from '../helpers/account.ts';
import {
  bothEvents,
  crash,
  crashLoop,
  type EventObject,
  resourceKeyOf,
} from '../helpers/crash-events.ts';
import {
  comparable,
  eventsOf,
  minutes,
  play,
  STAGES,
  type Stage,
  tableBefore,
} from '../helpers/life.ts';
import {
  hearOf,
  openByLoop,
  runDetect,
  runDiagnose,
  runNotify,
  theIncident,
} from '../helpers/run.ts';
import { testRuntime } from '../helpers/runtime.ts';
import { useTable } from '../helpers/table.ts';
import { takeTurns } from '../helpers/turns.ts';

const table = useTable();
const MINUTE = 60_000;
const RUNS = { seed: 1 };
const account = accountOf('media', { tasks: crashLoop(20).map(({ task = '' }) => task) });

/** Sends each event to a detect of its own, all at once. */
async function atOnce(events: readonly EventObject[]) {
  const edges = events.map(() => testRuntime(table().dynamodb, { account }));
  await Promise.all(
    events.map((event, index) => {
      const runtime = edges[index] as (typeof edges)[number];
      runtime.time = minutes(60);
      return runDetect(runtime, event);
    }),
  );
  return edges;
}
const repeated = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('detect, twenty at once', () => {
  const [first, second] = crashLoop(2).map((one) => crash(one)) as [EventObject, EventObject];
  it.each<[string, EventObject[], number, number]>([
    ['for one event', repeated(20, first), 1, 0],
    ['for both events of one task', repeated(10, bothEvents()).flat(), 1, 0],
    ['for two tasks', [...repeated(10, first), ...repeated(10, second)], 2, 1],
    ['for twenty tasks', crashLoop(20).map((one) => crash(one)), 20, 1],
    ['for both events of ten tasks', crashLoop(10).flatMap(bothEvents), 10, 1],
  ])(
    '%s, store each failure once and open one incident at most',
    async (_, events, failures, incidents) => {
      const edges = await atOnce(events);
      expect(await table().failures.newest(resourceKeyOf(), 99)).toHaveLength(failures);
      const stored = await table().allIncidents();
      expect(stored).toHaveLength(incidents);
      const [incident] = stored;
      if (!incident) return;
      expect(incident).toMatchObject({ handedOver: 1, opening: 1 });
      expect(await readIncidentRecord(table().documents, incident)).toMatchObject({ failures });
      const opened = edges
        .flatMap(({ logged }) => logged)
        .filter(({ fields }) => fields.what === 'incident-opened');
      expect(opened).toHaveLength(1);
    },
  );

  it('open the next incident only once when the previous one is closed', async () => {
    await openByLoop(table());
    const { resource, sequence } = await theIncident(table());
    await table().incidents.update({ resourceKey: resource.key, sequence }, (stored) => ({
      ...stored,
      status: 'closed',
      resolvedAt: new Date(minutes(20)).toISOString(),
    }));
    const createdAt = new Date(minutes(30)).toISOString();
    await atOnce(
      crashLoop(20, { task: 'u', createdAt, everySeconds: 60 }).map((one) => crash(one)),
    );
    const stored = await table().allIncidents();
    expect(stored.map(({ status }) => status)).toEqual(['closed', 'open']);
  });

  it('page once, however many messages they send and in whatever order these arrive', async () => {
    await atOnce(crashLoop(20).map((one) => crash(one)));
    const incident = await theIncident(table());
    const edges = repeated(12, 0).map(() => testRuntime(table().dynamodb, { account }));
    const works = edges.map((runtime, index) => {
      runtime.time = minutes(61);
      return index % 3 === 0 ? runDiagnose(runtime, incident) : runNotify(runtime, incident);
    });
    await Promise.allSettled(works);
    const pages = edges.flatMap(({ published }) => published);
    expect(pages.filter(({ attributes }) => attributes.reason === 'opened')).toHaveLength(1);
    expect(
      pages.filter(({ attributes }) => attributes.reason === 'cause-found').length,
    ).toBeLessThan(2);
  });

  it('open one incident, and send its messages, in whatever order their calls are made', async () => {
    const order = fc.array(fc.nat({ max: 5 }), { minLength: 40, maxLength: 40 });
    let service = 0;
    await fc.assert(
      fc.asyncProperty(order, async (choices) => {
        const name = `s${service++}`;
        const works = crashLoop(3, { service: name }).map((one) => {
          const runtime = testRuntime(table().dynamodb);
          return { runtime, work: () => runDetect(runtime, crash(one)) };
        });
        let next = 0;
        await takeTurns(works, () => choices[next++ % choices.length] ?? 0);
        const { items } = await table().incidents.list('name', name);
        expect(items).toMatchObject([{ status: 'open', handedOver: 1 }]);
        expect(works.flatMap(({ runtime }) => runtime.sent).length).toBeGreaterThanOrEqual(2);
      }),
      { ...RUNS, numRuns: 25 },
    );
  });
});

describe('detect, diagnose, notify and reconcile', () => {
  const stage: Stage = { ...STAGES.opening, crashes: ['t', 0, 3], ticks: [12, 14] };
  const events = eventsOf(stage);
  let inTime: ReturnType<typeof comparable>;
  beforeAll(async () => {
    inTime = comparable((await play(stage, '')).outcome);
  });
  const arriving = async (
    arrivals: readonly (readonly [EventObject, number])[],
    of: Stage = stage,
  ) => comparable((await play(of, '', { arrivals })).outcome);

  it('have the same outcome for every order of the events of two crashes', async () => {
    const two: Stage = { ...stage, crashes: ['t', 0, 2] };
    const expected = comparable((await play(two, '')).outcome);
    for (const order of permutations(eventsOf(two))) {
      const arrivals = order.map((event, index) => [event, minutes(10) + index * 1000] as const);
      expect(await arriving(arrivals, two)).toEqual(expected);
    }
  });

  it('have the same outcome for any delay of up to ten minutes, any copies and any order', async () => {
    const arrival = fc.tuple(fc.constantFrom(...events), fc.nat({ max: 10 * MINUTE }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 10 * MINUTE }), { minLength: 6, maxLength: 6 }),
        fc.array(arrival, { maxLength: 6 }),
        async (delays, copies) => {
          const all = [
            ...events.map((event, index) => [event, delays[index] ?? 0] as const),
            ...copies,
          ];
          const arrivals = all.map(
            ([event, delay]) => [event, Date.parse(event.time) + delay] as const,
          );
          expect(await arriving(arrivals)).toEqual(inTime);
        },
      ),
      { ...RUNS, numRuns: 25 },
    );
  });

  it('lose no failure, count none twice and page once when events are hours late', async () => {
    const ticks = Array.from({ length: 16 }, (_, index) => 12 + index * 15);
    const long: Stage = { ...stage, until: 260, ticks };
    const delays = fc.array(fc.nat({ max: 200 * MINUTE }), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(delays, async (late) => {
        const arrivals = events.map(
          (event, index) => [event, Date.parse(event.time) + (late[index] ?? 0)] as const,
        );
        const { incidents, ...rest } = await arriving(arrivals, long);
        expect(incidents).toMatchObject([{ sequence: 1, failures: 3 }]);
        expect(rest.failures).toEqual(inTime.failures);
        expect(rest.pages).toMatchObject(inTime.pages);
      }),
      { ...RUNS, numRuns: 10 },
    );
  });

  it.each<Stage>([STAGES.opening, { ...STAGES.resolution, ticks: [45, 47, 49, 51] }])(
    'lose nothing and repeat nothing when any call is throttled a few times during $name',
    async (throttled) => {
      const before = await tableBefore(throttled);
      const whole = await play(throttled, before);
      for (const api of new Set(whole.calls.map((call) => call.api))) {
        for (const times of [2, 7]) {
          let left = times;
          const name =
            times === 2 ? 'ThrottlingException' : 'ProvisionedThroughputExceededException';
          const { outcome } = await play(throttled, before, {
            before(current) {
              if (current === api && left-- > 0) throw awsError(name, 'too much');
            },
          });
          const at = `${api} throttled ${times} times`;
          expect({ at, ...comparable(outcome) }).toEqual({ at, ...comparable(whole.outcome) });
        }
      }
    },
  );
});

describe('detect, for each event', () => {
  it('makes one write and one small read while an incident is open', async () => {
    await openByLoop(table());
    const { revision } = await theIncident(table());
    const createdAt = new Date(minutes(20)).toISOString();
    const loop = crashLoop(30, { task: 'u', createdAt, everySeconds: 60 });
    const { calls, sent } = await hearOf(table(), ...loop);
    expect(calls.map(({ api }) => api)).toEqual(
      loop.flatMap(() => ['dynamodb:PutItem', 'dynamodb:Query']),
    );
    for (const { input } of calls.filter(({ api }) => api === 'dynamodb:Query')) {
      expect(input).toMatchObject({ Limit: 24 });
    }
    expect(sent).toEqual([]);
    expect((await theIncident(table())).revision).toBe(revision);
  });

  it('makes one write and one small read before there is an incident, and watches a service once', async () => {
    const others = Array.from({ length: 10 }, (_, index) => ({ service: `s${index}` }));
    const { calls } = await hearOf(table(), ...others);
    expect(calls).toHaveLength((2 + 1) * others.length);
    const again = await hearOf(table(), ...others.map((one) => ({ ...one, task: 'companion' })));
    expect(again.calls).toHaveLength(2 * others.length);
  });
});

/** All orders of a few things. */
function permutations<T>(things: readonly T[]): T[][] {
  if (things.length < 2) return [[...things]];
  return things.flatMap((first, index) =>
    permutations(things.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}
