import type { Failure } from '../failure/failure.ts';
import type { Incident } from '../incident/incident.ts';
import type { ServiceState } from '../service/service-state.ts';
import type { Documents } from './document-client.ts';
import { failureOf } from './failures.ts';
import { incidentOf } from './incidents.ts';
import { HISTORY_RANGE } from './keys.ts';
import { serviceOf } from './services.ts';

/** What detect decides on: read in one go, newest first. */
export interface History {
  readonly service?: ServiceState | undefined;
  /** The newest incident, whatever its status. */
  readonly incident?: Incident | undefined;
  /** Newest first. */
  readonly failures: readonly Failure[];
  /** True when older failures were not read. */
  readonly hasMore?: boolean | undefined;
}

/** A page holds the service item, a few incidents and more failures than a small loop needs. */
const PAGE_ITEMS = 24;

/**
 * Reads a resource's newest state, strongly. One small page as a rule; further pages only while no
 * incident is active and `wanted` failures are not reached, as in a large service.
 */
export async function readHistory(
  documents: Documents,
  resourceKey: string,
  wanted: (history: History) => number,
): Promise<History> {
  const failures: Failure[] = [];
  let service: ServiceState | undefined;
  let incident: Incident | undefined;
  let start: Record<string, unknown> | undefined;
  for (;;) {
    const options = { newestFirst: true, limit: PAGE_ITEMS, start };
    const page = await documents.range(resourceKey, HISTORY_RANGE, options);
    for (const item of page.items) {
      const sortKey = String(item.SK);
      if (sortKey === 'S') service = serviceOf(item);
      else if (sortKey.startsWith('I#')) incident ??= incidentOf(item);
      else failures.push(failureOf(item));
    }
    const history = { service, incident, failures };
    if (!page.next || failures.length >= wanted(history)) {
      return { ...history, hasMore: page.next !== undefined };
    }
    start = page.next;
  }
}
