import type { MissingName } from '../../evidence/evidence.ts';
import { capital, cut, list, section } from '../draw-text.ts';
import type { AlsoSection } from '../sections/also.ts';

/** Missing names in one line: they may not matter. */
const NAMES = 8;

/** "Set in siblings, missing here, not named by the error: REDIS_URL (api), PORT (web)". */
function missingLine(missing: readonly MissingName[]): string[] {
  if (missing.length === 0) return [];
  const bySibling = Map.groupBy(missing.slice(0, NAMES), ({ have }) => have[0] ?? 'others');
  const groups = [...bySibling].map(
    ([sibling, some]) => `${some.map(({ name }) => name).join(', ')} (${sibling})`,
  );
  const more = missing.length > NAMES ? ` and ${missing.length - NAMES} more` : '';
  const what = 'Set in siblings, missing here, not named by the error';
  return [`${what}: ${cut(groups.join(', '))}${more}`];
}

/** What else to know, as a list. */
export const alsoText = ({ notes, missing }: AlsoSection): string =>
  section('ALSO', list([...notes.map(({ text }) => capital(cut(text))), ...missingLine(missing)]));
