import type { Incident, Status } from './incident.ts';
import { lastResolution } from './timeline.ts';

/** An earlier incident that failed the same way, and how it ended. */
export interface SimilarIncident {
  readonly id: string;
  readonly openedAt: string;
  readonly status: Status;
  readonly resolvedAt?: string | undefined;
  /** Who resolved it and why, with the note if somebody left one. */
  readonly ended?: string | undefined;
}

/** Of how it ended; the incident itself has the rest. */
const ENDED_CHARACTERS = 600;

export function similarIncident(incident: Incident): SimilarIncident {
  const { id, openedAt, status, resolvedAt } = incident;
  const end = lastResolution(incident);
  return { id, openedAt, status, resolvedAt, ended: end?.why?.slice(0, ENDED_CHARACTERS) };
}
