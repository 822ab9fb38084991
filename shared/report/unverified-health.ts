import type { IncidentRecord } from './incident-record.ts';

/** What the timeline says last about health that ECS could not be asked for. */
export function unverifiedHealth({ timeline }: IncidentRecord): string | undefined {
  const entry = timeline.findLast(({ kind }) => kind === 'health-unverified');
  return entry?.why ? `${entry.what}: ${entry.why}` : entry?.what;
}
