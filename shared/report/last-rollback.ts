import { isOpening } from '../incident/timeline.ts';
import type { IncidentRecord, RecordedEntry } from './incident-record.ts';

/** The newest rollback since the incident was last opened. */
export function lastRollback({ timeline }: IncidentRecord): RecordedEntry | undefined {
  const opened = timeline.findLastIndex(isOpening);
  return timeline
    .slice(Math.max(0, opened))
    .findLast(({ kind }) => kind === 'deployment-rolled-back');
}
