import type { RedactPattern } from './redact-pattern.ts';

/** Farther than this, a command has ended or been forgotten. */
const DISTANCE = 300;
const LINE = /\n/g;
const COMMAND = /[\n;|&]/g;

/** The places that a pattern finds, read once: the last one that ends before a place, and the next. */
function walk(text: string, pattern: RegExp) {
  const places = new RegExp(pattern);
  let last = -1;
  let next = places.exec(text);
  return {
    /** Moves on to `at`; places must rise. @returns where the last match before it ends, or -1 */
    before(at: number): number {
      while (next && next.index + next[0].length <= at) {
        last = next.index + next[0].length;
        next = places.exec(text);
      }
      return last;
    },
    /** Where the next match begins. */
    after: (): number => next?.index ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Whether what the pattern wants near stands at most 300 characters away, on the same line. Ask
 * for places in rising order: the text is read only once.
 */
export function near(
  text: string,
  pattern: RedactPattern & { readonly near: RegExp },
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
