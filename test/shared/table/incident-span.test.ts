import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/incident/incident.ts';
import { incidentSpan } from '../../../shared/table/incident-span.ts';
import { conditionAt, notedAt } from '../../helpers/conditions.ts';
import { crashLoop, resourceKeyOf, START } from '../../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';
import { minutes } from '../../helpers/life.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const iso = (minute: number) => new Date(minutes(minute)).toISOString();
/** Two crashes, at minutes 1 and a little after 4. */
const crashes = crashLoop(2).map(failureFrom);
const store = async () => {
  for (const one of crashes) await table().failures.put(KEY, one, minutes(5));
};
const incidentWith = (more: Partial<Incident>) =>
  incidentFrom({ with: { trigger: crashes[1]?.key ?? '', ...more } });
const unplaced = notedAt('placement-failed', conditionAt(0, 0));

describe('incidentSpan', () => {
  it('is undefined when nothing of the incident is stored any more', async () => {
    expect(await incidentSpan(table(), incidentWith({}))).toBeUndefined();
  });

  it('covers the stored failures', async () => {
    await store();
    expect(await incidentSpan(table(), incidentWith({}))).toEqual({
      failures: 2,
      detectedFrom: iso(1),
      lastSeenAt: crashes[1]?.failedAt,
      longestGap: 190_000,
    });
  });

  it.each<[string, Partial<Incident>, number, number]>([
    ['extends to the newest report of a condition', { conditions: [unplaced] }, 60, 60],
    [
      'does not extend to a report from after the resolution',
      { conditions: [unplaced], resolvedAt: iso(50) },
      60,
      0,
    ],
    ['does not extend to a condition that the incident does not include', {}, 60, -1],
  ])('%s', async (_, more, reportedAt, lastSeen) => {
    await table().services.update(KEY, () => ({
      conditions: { 'placement-failed': conditionAt(0, reportedAt) },
    }));
    const span = await incidentSpan(table(), incidentWith({ trigger: `${START}#`, ...more }));
    expect(span?.lastSeenAt).toBe(lastSeen < 0 ? undefined : iso(lastSeen));
  });

  it('counts no failure for a condition alone, and covers failures and condition together', async () => {
    const incident = incidentWith({ conditions: [unplaced] });
    expect((await incidentSpan(table(), incident))?.failures).toBe(0);
    await store();
    expect(await incidentSpan(table(), incident)).toMatchObject({
      failures: 2,
      detectedFrom: iso(0),
    });
  });
});
