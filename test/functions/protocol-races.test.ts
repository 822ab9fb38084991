import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamoDb, loadTable, startDynamoDb } from '../../local/dynamodb.ts';
import { isActive } from '../../shared/incident/incident.ts';
import { readIncidentRecord } from '../../shared/table/incident-records.ts';
import { accountOf } from '../helpers/account.ts';
import { crash, crashLoop, type EventObject, START } from '../helpers/crash-events.ts';
import { minutes, STAGES, tableBefore } from '../helpers/life.ts';
import { runDetect, runReconcile } from '../helpers/run.ts';
import { type TestRuntime, testRuntime } from '../helpers/runtime.ts';
import { tableOf } from '../helpers/table.ts';
import { takeTurns } from '../helpers/turns.ts';

const iso = (at: number) => new Date(minutes(at)).toISOString();
/** The minute by which the service was quiet for long enough. */
const QUIET = 45;
const account = accountOf('media', { healthyFrom: START });
/** A task that fails half a minute before the incident would be resolved. */
const late = crash({ task: 'late', createdAt: iso(QUIET - 1.5), lastStatus: 'DEPROVISIONING' });
const again = crash({ task: 'late', createdAt: iso(QUIET - 1.5) });

/** A table with an open, announced incident of two failures. */
let announced: string;
beforeAll(async () => {
  announced = await tableBefore(STAGES.resolution);
});

async function withTable<T>(
  work: (dynamodb: EmbeddedDynamoDb) => Promise<T>,
  dump = announced,
): Promise<T> {
  const dynamodb = await startDynamoDb();
  try {
    await loadTable(dynamodb, dump);
    return await work(dynamodb);
  } finally {
    await dynamodb.stop();
  }
}

function runtimeAt(dynamodb: EmbeddedDynamoDb, at = QUIET): TestRuntime {
  const runtime = testRuntime(dynamodb, { account });
  runtime.time = minutes(at);
  return runtime;
}
const hearing = (event: EventObject) => (runtime: TestRuntime) => runDetect(runtime, event);

/** Every incident as it is stored now, with the number of its failures. */
async function leftBehind(dynamodb: EmbeddedDynamoDb) {
  const table = tableOf(dynamodb);
  const incidents = await table.allIncidents();
  return Promise.all(
    incidents.map(async (incident) => ({
      sequence: incident.sequence,
      isActive: isActive(incident),
      isHandedOver: incident.handedOver === incident.opening,
      failures: (await readIncidentRecord(table.documents, incident)).failures,
    })),
  );
}
const ticks = async (dynamodb: EmbeddedDynamoDb, ...at: readonly number[]) => {
  for (const minute of at) await runReconcile(runtimeAt(dynamodb, minute));
};
const stillOpen = [{ sequence: 1, isActive: true, isHandedOver: true, failures: 3 }];

/** Runs one piece of work and, before its call of that number, the whole of another one. */
async function interrupted(
  dynamodb: EmbeddedDynamoDb,
  [outer, inner]: readonly [
    (runtime: TestRuntime) => Promise<unknown>,
    (runtime: TestRuntime) => Promise<unknown>,
  ],
  at: number,
): Promise<number> {
  const runtime = runtimeAt(dynamodb);
  runtime.before = async (_api, _input, number) => {
    if (number === at) await inner(runtimeAt(dynamodb));
  };
  await outer(runtime);
  if (at > runtime.calls.length) await inner(runtimeAt(dynamodb));
  return runtime.calls.length;
}

/** Runs several pieces of work at once, with their calls one at a time in the given order. */
async function inTurns(
  runs: readonly ((runtime: TestRuntime) => Promise<unknown>)[],
  at: number,
  dynamodb: EmbeddedDynamoDb,
  order: readonly number[],
): Promise<void> {
  const works = runs.map((run) => {
    const runtime = runtimeAt(dynamodb, at);
    return { runtime, work: () => run(runtime) };
  });
  let next = 0;
  await takeTurns(works, () => order[next++ % order.length] ?? 0);
}

describe('detect and reconcile', () => {
  it.each([
    ['reconcile', 'detect', runReconcile, hearing(late)],
    ['detect', 'reconcile', hearing(late), runReconcile],
  ] as const)(
    'miss no failure when, before any call of %s, the whole of %s runs',
    async (_outer, _inner, outer, inner) => {
      for (let at = 1, calls = 1; at <= calls + 1; at++) {
        await withTable(async (dynamodb) => {
          calls = Math.max(calls, await interrupted(dynamodb, [outer, inner], at));
          expect({ at, left: await leftBehind(dynamodb) }).toEqual({ at, left: stillOpen });
        });
      }
    },
  );

  it('miss no failure in whatever order their calls are made', async () => {
    const choices = fc.array(fc.nat({ max: 5 }), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(choices, (order) =>
        withTable(async (dynamodb) => {
          await inTurns([runReconcile, hearing(late), hearing(again)], QUIET, dynamodb, order);
          expect(await leftBehind(dynamodb)).toEqual(stillOpen);
        }),
      ),
      { numRuns: 20, seed: 1 },
    );
  });

  it('miss no failure when reconcile dies at any call after its resolution', async () => {
    const died = new Error('the sandbox died');
    // With 0 it does not die, which shows how many calls there are.
    for (let at = 0, calls = 0; at <= calls; at++) {
      await withTable(async (dynamodb) => {
        const runtime = runtimeAt(dynamodb);
        let isHeard = false;
        // Detect saw an incident that is still open, so only reconcile can notice the failure.
        runtime.before = async (api, input, number) => {
          if (number === at) throw died;
          const isResolution =
            api === 'dynamodb:PutItem' && JSON.stringify(input).includes('"resolved"');
          if (!isResolution) return;
          isHeard = true;
          await runDetect(runtimeAt(dynamodb), late);
        };
        await runReconcile(runtime).catch(() => {});
        calls = Math.max(calls, runtime.calls.length);
        if (!isHeard) await runDetect(runtimeAt(dynamodb), late);
        await ticks(dynamodb, QUIET + 1, QUIET + 3);
        expect({ at, left: await leftBehind(dynamodb) }).toEqual({ at, left: stillOpen });
      });
    }
  });
});

describe('detect and reconcile, at the end of the grace', () => {
  /** Two tasks that fail within the grace. Their events reach detect when it has just ended. */
  const [first, second] = crashLoop(2, { task: 'back', createdAt: iso(70) }).map((one) =>
    crash(one),
  ) as [EventObject, EventObject];

  it('either reopen or open the next, never both or neither, in whatever order', async () => {
    const resolved = await tableBefore(STAGES.closing);
    const choices = fc.array(fc.nat({ max: 5 }), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(choices, (order) =>
        withTable(async (dynamodb) => {
          await inTurns([runReconcile, hearing(first), hearing(second)], 76, dynamodb, order);
          const left = await leftBehind(dynamodb);
          expect(left.filter((one) => one.isActive)).toHaveLength(1);
          expect(left.at(-1)).toMatchObject({ isActive: true, isHandedOver: true });
          expect([[4], [2, 2]]).toContainEqual(left.map(({ failures }) => failures));
        }, resolved),
      ),
      { numRuns: 15, seed: 1 },
    );
  });
});
