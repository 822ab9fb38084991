import { join } from 'node:path';
import { startDynamoDb } from '../local/dynamodb.ts';
import { replay } from '../local/replay.ts';
import { readScenario } from '../local/scenario.ts';
import type { Measure } from './measure.ts';

const SCENARIO = join(import.meta.dirname, '..', 'events', 'scenarios', 'deployment-95');
const CYCLING_FROM = Date.parse('2026-01-16T17:47:03Z');
/** DEPROVISIONING of the second task: nobody can see a loop earlier. */
const SECOND_CRASH = Date.parse('2026-01-16T17:51:02Z');
/** How long people let the tasks cycle before they gave up, in milliseconds. */
const PEOPLE = 39 * 60_000;

/** How much earlier the page comes than the people in the post-mortem noticed, in virtual time. */
export async function seed000(): Promise<Measure[]> {
  const scenario = await readScenario(SCENARIO);
  const dynamodb = await startDynamoDb();
  try {
    const began = performance.now();
    const { notifications } = await replay(scenario, dynamodb);
    const page = Date.parse(notifications[0]?.at ?? '');
    return [
      {
        what: 'seed 000: 39 minutes of people / time to our page',
        value: PEOPLE / (page - CYCLING_FROM),
        unit: 'x',
        goal: { least: 9 },
      },
      {
        what: "seed 000: page after the second crash's first event",
        value: (page - SECOND_CRASH) / 1000,
        unit: 's',
        goal: { most: 10 },
      },
      {
        what: '  replay of both scenarios, wall clock',
        value: (performance.now() - began) / 1000,
        unit: 's',
      },
    ];
  } finally {
    await dynamodb.stop();
  }
}
