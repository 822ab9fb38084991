import { isOpening, lastResolution } from '../incident/timeline.ts';
import type { IncidentRecord } from './incident-record.ts';

/** How an incident that is back was resolved before, and since when it is back. Times are ISO. */
export interface Comeback {
  readonly resolvedAt: string;
  /** Why it was resolved then. */
  readonly why?: string | undefined;
  readonly reopenedAt: string;
}

/** The comeback with which the newest opening began; undefined when it is the first opening. */
export function comebackOf({ timeline }: IncidentRecord): Comeback | undefined {
  const opened = timeline.findLastIndex(isOpening);
  const reopened = timeline[opened];
  if (reopened?.kind !== 'reopened') return undefined;
  const resolved = lastResolution({ timeline: timeline.slice(0, opened) });
  return resolved && { resolvedAt: resolved.at, why: resolved.why, reopenedAt: reopened.at };
}
