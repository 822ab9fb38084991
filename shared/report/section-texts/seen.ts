import type { SimilarIncident } from '../../incident/similar-incident.ts';
import { cut, list, section } from '../draw-text.ts';

/** Which incidents were the same, and what ended them. */
export const seenText = (seen: readonly SimilarIncident[]): string =>
  section(
    'SEEN BEFORE',
    list(
      seen.map(({ id, openedAt, status, ended }) => {
        const how = ended ? `it ended: ${cut(ended)}` : `it is ${status}`;
        return `Same as ${id} of ${openedAt.slice(0, 10)}; ${how}`;
      }),
    ),
  );
