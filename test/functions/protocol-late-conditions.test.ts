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

/** When the service was quiet for long enough, so that reconcile resolves its incident. */
const QUIET = 45;
const account = accountOf('media', { healthyFrom: START });
/** A deployment that an alarm fails half a minute before: no task fails with it. */
const late = deploymentEvent({ time: new Date(minutes(QUIET - 0.5)).toISOString() });
const hearing = (runtime: TestRuntime) => runDetect(runtime, late);

/** A table on which an open incident of two failures was announced. */
let announced: string;
beforeAll(async () => {
  announced = await tableBefore(STAGES.resolution);
});

type Work = (runtime: TestRuntime) => Promise<unknown>;

/** What is left when that was done on the table, and reconcile came by a minute later. */
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
    'leave no failed deployment unseen when before any call of %s the whole of %s runs',
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

  it('leave no failed deployment unseen in whatever order their calls come', async () => {
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
