import { describe, expect, it } from 'vitest';
import {
  admittedTaskEvents,
  earliestDetections,
  firstStackFailure,
} from './helpers/earliest-detection.ts';
import { scenarioNamed } from './helpers/replays.ts';
import { scenarioRows } from './helpers/scenario-rows.ts';

const names = Object.keys(scenarioRows);
/** The stops of these get in: one task does fail, and the others stop for a reason nobody knows. */
const ADMITTED = ['one-bad-task-of-500', 'az-rebalancing'];
const benign = names.filter((name) => scenarioRows[name]?.incidents.length === 0);
const failing = names.filter((name) => !benign.includes(name));

/** Which looks alone can tell, and sooner than any event. */
const BY_LOOKS = ['tasks-unhealthy', 'deployment-stalled', 'below-desired', 'operation-overdue'];

const OF_STACKS = ['resource-failed', 'operation-failed', 'deleted-on-failure', 'deletion-refused'];

describe('a scenario', () => {
  it.each(benign.filter((name) => !ADMITTED.includes(name)))(
    'of stops that are nobody’s failure admits no task event: %s',
    async (name) => {
      expect(admittedTaskEvents(await scenarioNamed(name))).toBe(0);
    },
  );

  it.each(ADMITTED)('of stops that look like failures admits some: %s', async (name) => {
    expect(admittedTaskEvents(await scenarioNamed(name))).toBeGreaterThan(0);
  });

  it.each(failing)(
    'that fails opens at the first event that shows it, or before: %s',
    async (name) => {
      const scenario = await scenarioNamed(name);
      const earliest = earliestDetections(scenario);
      const told = new Set<string>();
      for (const row of scenarioRows[name]?.incidents ?? []) {
        const [, service = '', detector = '', opened = ''] =
          /^(\S+) ([\w-]+)@(\S+)/.exec(row) ?? [];
        // Of incidents of one service after each other, nobody knows from events alone when one ended.
        if (told.has(service)) continue;
        told.add(service);
        const isOfStack = OF_STACKS.includes(detector);
        const shown = isOfStack ? firstStackFailure(scenario) : (earliest.get(service) ?? 'never');
        if (BY_LOOKS.includes(detector)) expect(opened < shown).toBe(true);
        else expect(`${service} ${opened}`).toBe(`${service} ${shown}`);
      }
    },
  );
});
