import type { SimilarIncident } from '../../incident/similar-incident.ts';
import type { IncidentRecord } from '../incident-record.ts';

/** Earlier incidents with the same failure, and what ended them; the newest first. */
export const seenSection = ({ evidence }: IncidentRecord): readonly SimilarIncident[] =>
  evidence.similar ?? [];
