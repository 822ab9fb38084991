import { type Incident, STATUSES } from '../shared/incident/incident.ts';
import { INDEXES } from '../shared/names.ts';
import type { Page } from '../shared/table/document-client.ts';
import type { Incidents } from '../shared/table/incidents.ts';
import { incidentKey, indexAttributes } from '../shared/table/keys.ts';

/** Where a page ended: the keys of its last incident. */
type Start = Record<string, unknown>;

interface Pages {
  readonly limit: number;
  readonly start?: Start | undefined;
}

const listedAt = (incident: Incident) => indexAttributes(incident).listedAt;

/** The place of an incident in an index, from where the next page goes on. */
const placeIn = (partitionKey: string, value: string, incident: Incident): Start => ({
  ...incidentKey(incident.resource.key, incident.sequence),
  [partitionKey]: value,
  listedAt: listedAt(incident),
});

/**
 * A page of all incidents, newest first. The index knows them by status, so one page of each is
 * merged. A place in one status is a place in the others too, because all are sorted by time.
 */
export async function allIncidents(
  incidents: Incidents,
  { limit, start }: Pages,
): Promise<Page<Incident>> {
  const { partitionKey } = INDEXES.status;
  const pages = await Promise.all(
    STATUSES.map((status) =>
      incidents.list('status', status, {
        limit,
        start: start && { ...start, [partitionKey]: status },
      }),
    ),
  );
  // A page ends early when it is a megabyte. What is older than its end may not be told yet, since
  // incidents that belong in between were not read.
  const ends = pages.flatMap(({ items, next }) => {
    const last = items.at(-1);
    return next && last ? [listedAt(last)] : [];
  });
  const read = pages.flatMap(({ items }) => items);
  const items = read
    .filter((one) => ends.every((end) => listedAt(one) >= end))
    .sort((a, b) => (listedAt(a) > listedAt(b) ? -1 : 1))
    .slice(0, limit);
  const last = items.at(-1);
  const isMore = items.length < read.length || ends.length > 0;
  return {
    items,
    next: isMore && last ? placeIn(partitionKey, last.status, last) : undefined,
  };
}

/** A page of the incidents with a name that are asked for; the index knows the name alone. */
export async function incidentsNamed(
  incidents: Incidents,
  name: string,
  isAsked: (incident: Incident) => boolean,
  { limit, start }: Pages,
): Promise<Page<Incident>> {
  const items: Incident[] = [];
  let next = start;
  do {
    const page = await incidents.list('name', name, { limit, start: next });
    items.push(...page.items.filter(isAsked));
    next = page.next;
  } while (next && items.length < limit);
  const last = items[limit - 1];
  if (!last || (items.length === limit && !next)) return { items, next };
  return { items: items.slice(0, limit), next: placeIn(INDEXES.name.partitionKey, name, last) };
}
