import type { IncidentRecord } from '../incident-record.ts';
import { cut, list, section } from '../page-text.ts';

/** The same failure before, and what ended it. */
export function seenSection({ evidence }: IncidentRecord): string {
  const lines = (evidence.similar ?? []).map(({ id, openedAt, status, ended }) => {
    const how = ended ? `it ended: ${cut(ended)}` : `it is ${status}`;
    return `Same as ${id} of ${openedAt.slice(0, 10)}; ${how}`;
  });
  return section('SEEN BEFORE', list(lines));
}
