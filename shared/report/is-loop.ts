import type { IncidentRecord } from './incident-record.ts';

/** True for an incident about tasks that fail again and again, rather than about a condition. */
export const isLoop = ({ detector }: Pick<IncidentRecord, 'detector'>): boolean =>
  detector === 'restart-loop' || detector === 'slow-loop';
