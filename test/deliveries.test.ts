import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Replay } from '../local/replay.ts';
import type { Scenario } from '../local/scenario.ts';
import { delivered, deliveries, MINUTE, openTwice, storyOf, sumsOf } from './helpers/deliveries.ts';
import { play, scenarioNamed } from './helpers/replays.ts';
import { isThorough } from './helpers/thorough.ts';

/**
 * One of each by default and two in CI, always the same, so that the suite stays quick and a failure
 * is nobody else's. `DELIVERIES=200 npx vitest run test/deliveries.test.ts` tries as many, others
 * each time.
 */
const runs = Number(process.env.DELIVERIES ?? (isThorough ? 2 : 1));
/** Five hours of ticks take their time. */
const lateRuns = Math.ceil(runs / 2);
/** Looking for a smaller example takes many more plays, so only who asked for it waits for it. */
const settings = process.env.DELIVERIES
  ? { interruptAfterTimeLimit: runs * MINUTE }
  : { seed: 20_260_203, endOnFailure: true };
const timeout = { timeout: (runs + 1) * MINUTE };

/** Long enough after the last event for all that is quiet to be resolved. */
const AFTERWARDS = 55 * MINUTE;

const SCENARIOS = [
  'circuit-breaker-rollback',
  'deployment-failed-by-alarm',
  'placement-failure',
  'crash-with-steady-states',
  'flapping',
  'two-services',
  'pull-failure-back-off',
  'healthy-rolling-deployment',
  'one-bad-task-of-500',
  'container-health-check-loop',
  'stack-nested-rollback',
  'stack-delete-failed',
];
/** Those with something to lose; of the others the first property says enough. */
const FAILING = SCENARIOS.filter((name) => !/healthy-rolling|one-bad|two-services/.test(name));

/** A scenario that goes on for long enough after its last event, which may be so late. */
async function longEnough(name: string, late: number): Promise<Scenario> {
  const recorded = await scenarioNamed(name);
  const last = Math.max(...recorded.events.map(({ time }) => time ?? 0));
  return { ...recorded, until: last + late + AFTERWARDS };
}

/** What each scenario comes to when nothing is late; both properties compare with it. */
const inTimes = new Map<string, Promise<Replay>>();
function playedInTime(name: string): Promise<Replay> {
  const inTime = inTimes.get(name) ?? longEnough(name, 0).then(play);
  inTimes.set(name, inTime);
  return inTime;
}

/** Plays a scenario in time, and then so many times as any delivery may bring it. */
async function whatever(
  name: string,
  most: number,
  numRuns: number,
  holds: (replayed: Replay, inTime: Replay) => void,
): Promise<void> {
  const inTime = await playedInTime(name);
  const scenario = await longEnough(name, most);
  await fc.assert(
    fc.asyncProperty(deliveries(scenario, most), async (delivery) => {
      holds(await play(delivered(scenario, delivery, most)), inTime);
    }),
    { numRuns, ...settings },
  );
}

describe('a delivery', () => {
  it.each(SCENARIOS)(
    'of %s changes nothing but times, in any order, batch or number, up to ten minutes late',
    timeout,
    (name) =>
      whatever(name, 10 * MINUTE, runs, (replayed, inTime) => {
        expect(storyOf(replayed)).toEqual(storyOf(inTime));
        expect(openTwice(replayed)).toEqual([]);
      }),
  );

  it.each(FAILING)(
    'of %s loses no failure and no page, counts none twice, and opens one incident at a time, hours late',
    timeout,
    (name) =>
      whatever(name, 300 * MINUTE, lateRuns, (replayed, inTime) => {
        expect(sumsOf(replayed)).toEqual(sumsOf(inTime));
        expect(openTwice(replayed)).toEqual([]);
      }),
  );
});
