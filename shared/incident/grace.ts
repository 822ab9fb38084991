import { GRACE_MINUTES } from '../settings.ts';
import { MINUTE } from '../text/iso-time.ts';
import type { Incident } from './incident.ts';
import { noted } from './timeline.ts';

/** After this time a resolved incident is closed, and the same failure opens a new one. */
export const GRACE_MILLISECONDS = GRACE_MINUTES * MINUTE;

/** True when a resolved incident's grace is over. */
export const isOver = ({ status, resolvedAt }: Incident, now: number): boolean =>
  status === 'resolved' && now - Date.parse(resolvedAt ?? '') > GRACE_MILLISECONDS;

/** A resolved incident for good: the same failure opens another one from now on. */
export function closeIncident(incident: Incident, now: number): Incident {
  const at = new Date(now).toISOString();
  return noted({ ...incident, status: 'closed' }, { at, kind: 'closed' });
}
