import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTable, startDynamoDb } from '../../local/dynamodb.ts';
import { accountOf } from '../helpers/account.ts';
import { START } from '../helpers/crash-events.ts';
import { minutes, STAGES, tableBefore } from '../helpers/life.ts';
import { runDetect, runReconcile } from '../helpers/run.ts';
import { type TestRuntime, testRuntime } from '../helpers/runtime.ts';
import { deploymentEvent } from '../helpers/service-events.ts';
import { tableOf } from '../helpers/table.ts';
import { takeTurns } from '../helpers/turns.ts';

/** The minute by which the service was quiet for long enough for reconcile to resolve. */
const QUIET = 45;
const account = accountOf('media', { healthyFrom: START });
/** A deployment that an alarm fails half a minute before then, without a failing task. */
const late = deploymentEvent({ time: new Date(minutes(QUIET - 0.5)).toISOString() });
const hearing = (runtime: TestRuntime) => runDetect(runtime, late);

/** A table with an open, announced incident of two failures. */
let announced: string;
beforeAll(async () => {
  announced = await tableBefore(STAGES.resolution);
});

type Work = (runtime: TestRuntime) => Promise<unknown>;

/** The incidents after this work on the table, and a run of reconcile a minute later. */
async function leftBy(work: (runtimeAt: (minute: number) => TestRuntime) => Promise<unknown>) {
  const dynamodb = await startDynamoDb();
  await loadTable(dynamodb, announced);
  const runtimeAt = (minute: number) => {
    const runtime = testRuntime(dynamodb, { account });
    runtime.time = minutes(minute);
    return runtime;
  };
  await work(runtimeAt);
  await runReconcile(runtimeAt(QUIET + 1));
  const incidents = await tableOf(dynamodb).allIncidents();
  await dynamodb.stop();
  return incidents.map(({ sequence, status, opening, handedOver, conditions = [] }) => ({
    sequence,
    status,
    isHandedOver: handedOver === opening,
    conditions: conditions.map(({ name }) => name),
  }));
}
const seen = [
  { sequence: 1, status: 'open', isHandedOver: true, conditions: ['deployment-failed'] },
];

describe('detect and reconcile', () => {
  it.each<[string, string, Work, Work]>([
    ['reconcile', 'detect', runReconcile, hearing],
    ['detect', 'reconcile', hearing, runReconcile],
  ])(
    'miss no failed deployment when, before any call of %s, the whole of %s runs',
    async (_outer, _inner, outer, inner) => {
      for (let at = 1, calls = 1; at <= calls + 1; at++) {
        const left = await leftBy(async (runtimeAt) => {
          const runtime = runtimeAt(QUIET);
          runtime.before = async (_api, _input, number) => {
            if (number === at) await inner(runtimeAt(QUIET));
          };
          await outer(runtime);
          if (at > runtime.calls.length) await inner(runtimeAt(QUIET));
          calls = Math.max(calls, runtime.calls.length);
        });
        expect({ at, left }).toEqual({ at, left: seen });
      }
    },
  );

  it('miss no failed deployment in whatever order their calls are made', async () => {
    const choices = fc.array(fc.nat({ max: 5 }), { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(choices, async (order) => {
        let next = 0;
        const left = await leftBy((runtimeAt) => {
          const works = [runReconcile, hearing, hearing].map((run) => {
            const runtime = runtimeAt(QUIET);
            return { runtime, work: () => run(runtime) };
          });
          return takeTurns(works, () => order[next++ % order.length] ?? 0);
        });
        expect(left).toEqual(seen);
      }),
      { numRuns: 20, seed: 1 },
    );
  });
});
