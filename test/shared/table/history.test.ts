import { describe, expect, it } from 'vitest';
import { TABLE_NAME } from '../../../local/dynamodb.ts';
import { wantedFailures } from '../../../shared/incident/unsettled-history.ts';
import { openDocuments } from '../../../shared/table/document-client.ts';
import { readHistory } from '../../../shared/table/history.ts';
import { crashLoop, resourceKeyOf, START } from '../../helpers/crash-events.ts';
import { failureFrom, incidentFrom } from '../../helpers/incidents.ts';
import { testRuntime } from '../../helpers/runtime.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const store = async (count: number) => {
  const failures = crashLoop(count).map(failureFrom);
  for (const failure of failures) await table().failures.put(KEY, failure, Date.parse(START));
  return failures;
};
/** How many failures detect wants to read for one that is newer than all stored ones. */
const forNewest = (stored: Parameters<typeof wantedFailures>[0]) =>
  wantedFailures(stored, failureFrom({ createdAt: '2026-02-04T00:00:00.000Z' }));
const read = async (wanted: Parameters<typeof readHistory>[2]) => {
  const runtime = testRuntime(table().dynamodb);
  const history = await readHistory(openDocuments(runtime.connect, TABLE_NAME), KEY, wanted);
  return { history, calls: runtime.calls };
};

describe('readHistory', () => {
  it('finds nothing for an unknown service', async () => {
    expect((await read(() => 12)).history).toEqual({ failures: [], hasMore: false });
  });

  it('reads the service, its newest incident and its failures in one strongly consistent query', async () => {
    const failures = await store(3);
    const first = incidentFrom({ with: { status: 'closed' } });
    const second = incidentFrom({ previous: first });
    await table().incidents.open(first);
    await table().incidents.open(second);
    await table().services.update(KEY, () => ({ desiredCount: 3 }));
    const { history, calls } = await read(forNewest);
    expect(history).toEqual({
      service: { desiredCount: 3 },
      incident: second,
      failures: failures.toReversed(),
      hasMore: false,
    });
    expect(calls).toMatchObject([{ api: 'dynamodb:Query', input: { ConsistentRead: true } }]);
  });

  it.each([
    ['an incident is active', { status: 'open' as const }, undefined, 1],
    ['a small service has no active incident', { status: 'closed' as const }, undefined, 1],
    ['a large service has no active incident', { status: 'closed' as const }, 400, 2],
  ])('reads no more than it needs when %s', async (_, incident, desiredCount, pages) => {
    await store(60);
    await table().incidents.open(incidentFrom({ with: incident }));
    if (desiredCount) await table().services.update(KEY, () => ({ desiredCount }));
    expect((await read(forNewest)).calls).toHaveLength(pages);
  });

  it('reads on until it has as many failures as wanted, or all of them', async () => {
    const failures = await store(60);
    const some = await read(() => 30);
    expect(some.history.failures).toEqual(failures.toReversed().slice(0, 48));
    const all = await read(() => 1000);
    expect(all.history.failures).toEqual(failures.toReversed());
    expect([some.calls.length, all.calls.length]).toEqual([2, 3]);
    expect([some.history.hasMore, all.history.hasMore]).toEqual([true, false]);
  });

  it('finds the failures of a service that had many incidents', async () => {
    const failures = await store(2);
    let incident = incidentFrom({ with: { status: 'closed' } });
    for (let sequence = 1; sequence <= 30; sequence++) {
      await table().incidents.open(incident);
      incident = incidentFrom({ previous: incident, with: { status: 'closed' } });
    }
    const { history } = await read(forNewest);
    expect(history.incident?.sequence).toBe(30);
    expect(history.failures).toEqual(failures.toReversed());
  });
});
