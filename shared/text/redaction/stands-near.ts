import type { RedactPattern } from './redact-pattern.ts';

/** Characters. A word that is farther away is about something else. */
const DISTANCE = 300;
const LINE = /\n/g;
const COMMAND = /[\n;|&]/g;

/** Walks once through the matches of a pattern: the last one before a place, and the next one. */
function walk(text: string, pattern: RegExp) {
  const places = new RegExp(pattern);
  let last = -1;
  let next = places.exec(text);
  return {
    /** Moves on to `at`, never back. @returns the end of the last match before it, or -1 */
    before(at: number): number {
      while (next && next.index + next[0].length <= at) {
        last = next.index + next[0].length;
        next = places.exec(text);
      }
      return last;
    },
    /** The start of the next match. */
    after: (): number => next?.index ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Whether the words in `near` stand at most 300 characters away, on the same line. Ask for places
 * in ascending order, because the text is read only once.
 */
export function standsNear(
  text: string,
  pattern: Pick<RedactPattern, 'isNearAhead' | 'isOneCommand'> & { readonly near: RegExp },
): (from: number, to: number) => boolean {
  const words = walk(text, pattern.near);
  const stops = walk(text, pattern.isOneCommand ? COMMAND : LINE);
  return (from, to) => {
    const word = words.before(from);
    const stop = stops.before(from);
    if (word >= 0 && from - word <= DISTANCE && stop <= word) return true;
    const next = Math.max(to, words.after());
    return pattern.isNearAhead === true && next - to <= DISTANCE && next <= stops.after();
  };
}
