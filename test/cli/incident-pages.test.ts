import { describe, expect, it } from 'vitest';
import { allIncidents, incidentsNamed } from '../../cli/incident-pages.ts';
import type { Incident } from '../../shared/incident/incident.ts';
import type { Page } from '../../shared/table/document-client.ts';
import { incidentFrom } from '../helpers/incidents.ts';
import { openTable, tableOf } from '../helpers/table.ts';

const incidents = Array.from({ length: 12 }, (_, index) => {
  const one = incidentFrom({
    service: 'media',
    openedAt: `2026-02-03T08:${String(10 + index)}:00.000Z`,
    with: { sequence: index + 1, status: index % 3 === 0 ? 'resolved' : 'open' },
  });
  const cluster = index % 2 === 0 ? 'shop' : 'toys';
  const resource = { ...one.resource, cluster } as Incident['resource'];
  return { ...one, id: `inc-${index}`, resource };
});
const ids = (some: readonly Incident[]) => some.map(({ id }) => id);
const newestFirst = [...incidents].reverse();

async function stored() {
  const { dynamodb } = await openTable();
  const table = tableOf(dynamodb).incidents;
  for (const incident of incidents) await table.open(incident);
  return { table, stop: () => dynamodb.stop() };
}

/** All pages, one after the other. */
async function pagesOf(read: (start?: Record<string, unknown>) => Promise<Page<Incident>>) {
  const pages: string[][] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await read(start);
    pages.push(ids(items));
    start = next;
  } while (start);
  return pages;
}

describe('allIncidents', () => {
  it('merges the statuses page by page, also where DynamoDB ends a page early', async () => {
    const { table, stop } = await stored();
    const short: typeof table = {
      ...table,
      list: (by, value, options) => table.list(by, value, { ...options, limit: 2 }),
    };
    for (const source of [table, short]) {
      const pages = await pagesOf((start) => allIncidents(source, { limit: 5, start }));
      expect(pages.flat()).toEqual(ids(newestFirst));
      if (source === table) expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
    }
    await stop();
  });
});

describe('incidentsNamed', () => {
  it('fills its pages with the incidents that are asked for alone', async () => {
    const { table, stop } = await stored();
    const inToys = ({ resource }: Incident) => resource.cluster === 'toys';
    const pages = await pagesOf((start) =>
      incidentsNamed(table, 'media', inToys, { limit: 4, start }),
    );
    const expected = newestFirst.filter(({ resource }) => resource.cluster === 'toys');
    expect(pages.flat()).toEqual(ids(expected));
    expect(pages[0]).toHaveLength(4);
    await stop();
  });
});
