import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replayed } from './helpers/replayed.ts';
import { EVENTS, play } from './helpers/replays.ts';
import { scenarioRows } from './helpers/scenario-rows.ts';

describe('replay', () => {
  it('has a row for every scenario', () => {
    expect(readdirSync(join(EVENTS, 'scenarios')).sort()).toEqual(Object.keys(scenarioRows).sort());
  });

  it.each(Object.entries(scenarioRows))('of %s produces what its row says', async (name, row) => {
    const { incidents, notifications, summary } = await replayed(name);
    expect(
      incidents.map(({ resource, detector, openedAt, status, failures, diagnoses }) =>
        [
          resource.name,
          `${detector}@${openedAt.slice(11, 19)}`,
          status,
          failures,
          diagnoses[0]?.category ?? '-',
        ].join(' '),
      ),
    ).toEqual(row.incidents);
    expect(notifications.map(({ attributes }) => attributes.reason)).toEqual(row.notifications);
    expect(notifications.every(({ topic }) => topic === 'pages')).toBe(true);
    expect(summary.deadLetters).toBe(0);
    if (row.admitted !== undefined) expect(summary.admitted).toBe(row.admitted);
  });
});

describe('a storm', () => {
  it('of crashes at 5 a second opens, though the newest failures are companions only', async () => {
    const { loopScenario } = await import('../bench/loop-scenario.ts');
    const { summary, notifications } = await play(loopScenario(300, 5));
    expect(summary).toMatchObject({ incidents: 1, failures: 300 });
    expect(notifications.map(({ attributes }) => attributes.reason)).toContain('opened');
    expect(summary.calls['logs:GetLogEvents'] ?? 0).toBeLessThanOrEqual(18);
  });
});
