import type { Incident } from '../incident/incident.ts';
import { INDEXES } from '../names.ts';
import type { Documents, Page } from './document-client.ts';
import { timelineOf } from './first-version.ts';
import { INCIDENT_RANGE, incidentKey, indexAttributes } from './keys.ts';

const absent = { expression: 'attribute_not_exists(PK)' };

const toItem = (incident: Incident) => ({
  ...incidentKey(incident.resource.key, incident.sequence),
  ...indexAttributes(incident),
  ...incident,
});

/** The incident in an item of the table. */
export function incidentOf(item: Record<string, unknown>): Incident {
  const { PK: _pk, SK: _sk, listedAt: _at, name: _name, day: _day, ...incident } = item;
  const stored = incident as unknown as Incident;
  return { ...stored, timeline: timelineOf(stored.timeline) };
}

export function openIncidents(documents: Documents) {
  return {
    async get(resourceKey: string, sequence: number): Promise<Incident | undefined> {
      const item = await documents.get(incidentKey(resourceKey, sequence));
      return item && incidentOf(item);
    },

    /** The resource's newest incident, strongly read. */
    async newest(resourceKey: string): Promise<Incident | undefined> {
      const options = { newestFirst: true, limit: 1 };
      const { items } = await documents.range(resourceKey, INCIDENT_RANGE, options);
      return items[0] && incidentOf(items[0]);
    },

    /** @returns false when the sequence is taken: somebody else opened it first. */
    open: (incident: Incident): Promise<boolean> => documents.put(toItem(incident), absent),

    /**
     * Changes an incident: `change` is given it as it is now, and answers undefined to leave it.
     *
     * @param known the incident as it was read a moment ago, which spares the first read
     * @returns the incident as it was left, and whether this call changed it; undefined when there
     *   is no such incident
     */
    async update(
      ref: { readonly resourceKey: string; readonly sequence: number },
      change: (incident: Incident) => Incident | undefined,
      known?: Incident,
    ): Promise<{ incident: Incident; changed: boolean } | undefined> {
      const key = incidentKey(ref.resourceKey, ref.sequence);
      const { item, changed } = await documents.update(
        key,
        (current) => {
          const next = current && change(incidentOf(current));
          return next && toItem(next);
        },
        known && toItem(known),
      );
      return item && { incident: incidentOf(item), changed };
    },

    /** By id. The index lags a moment behind the table, so a new id may not be there yet. */
    async find(id: string): Promise<Incident | undefined> {
      const { items } = await documents.index(INDEXES.id, id, { limit: 1 });
      return items[0] && incidentOf(items[0]);
    },

    /** One page of a list, newest first. The index may lag: decide on `get`, not on this. */
    async list(
      by: keyof typeof INDEXES,
      value: string,
      options: { limit?: number; start?: Record<string, unknown> | undefined } = {},
    ): Promise<Page<Incident>> {
      const page = await documents.index(INDEXES[by], value, options);
      return { items: page.items.map(incidentOf), next: page.next };
    },
  };
}

export type Incidents = ReturnType<typeof openIncidents>;
