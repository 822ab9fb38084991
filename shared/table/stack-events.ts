import { TABLE } from '../names.ts';
import { KEPT_DAYS } from '../settings.ts';
import type { KeptEvent } from '../stack/kept-event.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import { allOf, type Documents } from './document-client.ts';
import { STACK_EVENTS_RANGE, stackEventsKey } from './keys.ts';

const KEPT_SECONDS = KEPT_DAYS.evidence * 24 * 3600;

/** Events of one item: an item may have 400 KB, and an event with the longest reason has 4 KB. */
const PER_ITEM = 100;

interface Kept {
  readonly events: readonly KeptEvent[];
}

/** The events of the operations that incidents are about, which outlive their stacks. */
export function openStackEvents(documents: Documents) {
  return {
    /**
     * Stores all events of an incident's operation over those of an earlier look.
     *
     * @param at ISO time of the look: of two at once the later one stays
     */
    async put(incidentId: string, events: readonly StackEvent[], at: string): Promise<void> {
      const expiry = { [TABLE.ttl]: Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS };
      for (let start = 0; start < events.length; start += PER_ITEM) {
        const kept = events
          .slice(start, start + PER_ITEM)
          .map(({ stackId: _id, token: _token, ...event }) => event);
        await documents.put(
          { ...stackEventsKey(incidentId, start / PER_ITEM), at, events: kept, ...expiry },
          {
            expression: 'attribute_not_exists(PK) OR #at <= :at',
            names: { '#at': 'at' },
            values: { ':at': at },
          },
        );
      }
    },

    /** The events of an incident's operation, the oldest first. */
    async of(incidentId: string): Promise<KeptEvent[]> {
      const { PK } = stackEventsKey(incidentId, 0);
      const read = (start?: Record<string, unknown>) =>
        documents.range(PK, STACK_EVENTS_RANGE, { start });
      const items = (await allOf(read)) as unknown as Kept[];
      return items.flatMap(({ events }) => events);
    },
  };
}

export type StackEventsTable = ReturnType<typeof openStackEvents>;
