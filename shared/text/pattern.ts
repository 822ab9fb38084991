/**
 * One pattern out of several alternatives, tried in their order, so that a long pattern can be
 * written as a list: one way of saying it a line, with its source. Groups are numbered through all
 * alternatives. Compile it once, at the top of a file.
 *
 * @throws Error when the alternatives' flags differ: a pattern has one set of flags
 */
export function anyOf(...alternatives: readonly RegExp[]): RegExp {
  return new RegExp(alternatives.map(({ source }) => source).join('|'), flagsOf(alternatives));
}

/**
 * One pattern out of parts that follow each other. Each part stays whole: alternatives in it do not
 * reach beyond it.
 *
 * @throws Error when the parts' flags differ
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
