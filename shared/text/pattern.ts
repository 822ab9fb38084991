/**
 * One pattern made of alternatives, which are tried in order. A long pattern is written as a list
 * this way: one alternative a line, with its source. Capture groups are numbered through all the
 * alternatives. Call it once, at the top of a file.
 *
 * @throws Error when the flags differ, because a pattern has one set of flags
 */
export function anyOf(...alternatives: readonly RegExp[]): RegExp {
  return new RegExp(alternatives.map(({ source }) => source).join('|'), flagsOf(alternatives));
}

/**
 * One pattern made of parts that follow each other. The alternatives inside a part stay inside it:
 * `inOrder(/a|b/, /c/)` matches `ac` and `bc`.
 *
 * @throws Error when the flags differ
 */
export function inOrder(...parts: readonly RegExp[]): RegExp {
  const sources = parts.map(({ source }) => (source.includes('|') ? `(?:${source})` : source));
  return new RegExp(sources.join(''), flagsOf(parts));
}

/** Matches where the pattern follows, and consumes nothing: a cheap check before a costly part. */
export const ahead = ({ source, flags }: RegExp): RegExp => new RegExp(`(?=${source})`, flags);

/** The pattern as a group, so that the match keeps what it matched. */
export const captured = ({ source, flags }: RegExp): RegExp => new RegExp(`(${source})`, flags);

function flagsOf(patterns: readonly RegExp[]): string {
  const [flags = '', ...others] = new Set(patterns.map((pattern) => pattern.flags));
  if (others.length > 0) throw new Error(`patterns of different flags: ${[flags, ...others]}`);
  return flags;
}
