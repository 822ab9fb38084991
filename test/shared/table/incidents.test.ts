import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../shared/incident/incident.ts';
import { refOf } from '../../../shared/incident/incident.ts';
import { noted } from '../../../shared/incident/timeline.ts';
import { resourceKeyOf } from '../../helpers/crash-events.ts';
import { incidentFrom } from '../../helpers/incidents.ts';
import { useTable } from '../../helpers/table.ts';

const table = useTable();
const KEY = resourceKeyOf();
const at = (minute: number) => `2026-02-03T08:${String(minute).padStart(2, '0')}:00.000Z`;
const open = (...incidents: Incident[]) => Promise.all(incidents.map(table().incidents.open));
const byName = (incidents: readonly Incident[]) => incidents.map(({ resource }) => resource.name);

describe('openIncidents', () => {
  it('opens an incident only once', async () => {
    const first = incidentFrom();
    const second = incidentFrom({ openedAt: at(1) });
    expect(await table().incidents.open(first)).toBe(true);
    expect(await table().incidents.open(second)).toBe(false);
    expect(await table().incidents.get(KEY, 1)).toEqual(first);
  });

  it('opens an incident only once when twenty callers try at the same time', async () => {
    const tries = Array.from({ length: 20 }, (_, minute) => incidentFrom({ openedAt: at(minute) }));
    expect((await open(...tries)).filter(Boolean)).toHaveLength(1);
  });

  it('reads back what was stored, without the keys', async () => {
    const incident = incidentFrom({ with: { fingerprint: 'fp-1', note: 'set DB_HOST' } });
    await open(incident);
    expect(await table().incidents.get(KEY, 1)).toEqual(incident);
    expect(await table().incidents.newest(KEY)).toEqual(incident);
    expect(await table().incidents.find(incident.id)).toEqual(incident);
  });

  it.each([
    ['a sequence', () => table().incidents.get(KEY, 2)],
    ['an id', () => table().incidents.find('inc-0000000000')],
    ['a resource', () => table().incidents.newest(resourceKeyOf('other'))],
  ])('returns undefined for %s that does not exist', async (_, read) => {
    await open(incidentFrom());
    expect(await read()).toBeUndefined();
  });

  it('finds the newest by number: the tenth comes after the ninth', async () => {
    let incident = incidentFrom();
    for (let count = 1; count < 10; count++) {
      await open(incident);
      incident = incidentFrom({ previous: incident });
    }
    await open(incident);
    expect((await table().incidents.newest(KEY))?.sequence).toBe(10);
  });
});

describe('openIncidents.update', () => {
  it('loses no change when ten callers write at the same time', async () => {
    const incident = incidentFrom();
    await open(incident);
    const writers = Array.from({ length: 10 }, (_, index) => `writer ${index}`);
    const write = (why: string) =>
      table().incidents.update(refOf(incident), (stored) =>
        noted(stored, { at: at(0), kind: 'note', why }),
      );
    const results = await Promise.all(writers.map(write));
    expect(results.every((result) => result?.changed)).toBe(true);
    const stored = await table().incidents.get(KEY, 1);
    expect(
      stored?.timeline
        .slice(1)
        .map(({ why }) => why)
        .toSorted(),
    ).toEqual(writers);
    expect(stored?.revision).toBe(11);
  });

  it('moves the incident to the list of its new status', async () => {
    const incident = incidentFrom();
    await open(incident);
    await table().incidents.update(refOf(incident), (stored) => ({ ...stored, status: 'closed' }));
    expect((await table().incidents.list('status', 'open')).items).toEqual([]);
    expect((await table().incidents.list('status', 'closed')).items).toHaveLength(1);
  });

  it('writes nothing when the change is undefined', async () => {
    const incident = incidentFrom();
    await open(incident);
    const left = await table().incidents.update(refOf(incident), () => undefined);
    expect(left).toEqual({ incident, changed: false });
    expect(await table().incidents.get(KEY, 1)).toEqual(incident);
  });

  it('creates no incident when none is stored', async () => {
    const none = await table().incidents.update(refOf(incidentFrom()), (stored) => stored);
    expect(none).toBeUndefined();
    expect(await table().incidents.newest(KEY)).toBeUndefined();
  });

  it('removes a field that the change leaves out', async () => {
    const incident = incidentFrom({ with: { resolvedAt: at(5), status: 'resolved' } });
    await open(incident);
    await table().incidents.update(refOf(incident), ({ resolvedAt: _, ...rest }) => rest);
    expect(await table().incidents.get(KEY, 1)).not.toHaveProperty('resolvedAt');
  });
});

describe('openIncidents.list', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const seven = () =>
    names.map((service, index) =>
      incidentFrom({ service, openedAt: at(index), with: { fingerprint: 'fp-1' } }),
    );

  it.each([
    ['status', 'open'],
    ['day', '2026-02-03'],
    ['fingerprint', 'fp-1'],
  ] as const)('by %s returns the newest first', async (by, value) => {
    const others = { status: 'closed', fingerprint: 'fp-2' } as const;
    await open(...seven());
    await open(incidentFrom({ service: 'z', openedAt: '2026-02-04T08:00:00Z', with: others }));
    const { items, next } = await table().incidents.list(by, value);
    expect(byName(items)).toEqual(names.toReversed());
    expect(next).toBeUndefined();
  });

  it('by name returns the incidents of one service, newest first', async () => {
    const first = incidentFrom({ with: { status: 'closed' } });
    await open(first, incidentFrom({ openedAt: at(9), previous: first }), ...seven());
    const { items } = await table().incidents.list('name', 'media');
    expect(items.map(({ sequence }) => sequence)).toEqual([2, 1]);
  });

  it('by id returns the one incident', async () => {
    const [first] = seven() as [Incident];
    await open(...seven());
    expect((await table().incidents.list('id', first.id)).items).toEqual([first]);
  });

  it.each(['status', 'day', 'fingerprint'] as const)(
    'by %s repeats and skips nothing while new incidents are opened and old ones change',
    async (by) => {
      const value = { status: 'open', day: '2026-02-03', fingerprint: 'fp-1' }[by];
      const incidents = seven();
      await open(...incidents);
      const read: string[] = [];
      let start: Record<string, unknown> | undefined;
      for (let page = 1; page < 10; page++) {
        const { items, next } = await table().incidents.list(by, value, { limit: 2, start });
        read.push(...byName(items));
        if (!next) break;
        start = next;
        const openedAt = at(30 + page);
        await open(incidentFrom({ service: `n${page}`, openedAt, with: { fingerprint: 'fp-1' } }));
        const seen = incidents.find(({ resource }) => resource.name === read.at(-1)) as Incident;
        await table().incidents.update(refOf(seen), (stored) => ({ ...stored, opening: 2 }));
      }
      expect(read).toEqual(names.toReversed());
    },
  );
});
