import type { RedactPattern } from './redact-pattern.ts';

/** Farther than this, a command has ended or been forgotten. */
const DISTANCE = 300;
const LINE = /\n/;
const COMMAND = /[\n;|&]/;

/**
 * Whether what the pattern wants near stands at most 300 characters away, on the same line. Ask
 * for places in rising order: the text is read only once.
 */
export function near(
  text: string,
  pattern: RedactPattern & { readonly near: RegExp },
): (from: number, to: number) => boolean {
  const words = new RegExp(pattern.near);
  const stop = pattern.isOneCommand ? COMMAND : LINE;
  const isJoined = (from: number, to: number) =>
    to - from <= DISTANCE && !stop.test(text.slice(from, to));
  let last = -1;
  let next = words.exec(text);
  return (from, to) => {
    while (next && next.index + next[0].length <= from) {
      last = next.index + next[0].length;
      next = words.exec(text);
    }
    if (last >= 0 && isJoined(last, from)) return true;
    return pattern.isNearAhead === true && next !== null && isJoined(to, Math.max(to, next.index));
  };
}
