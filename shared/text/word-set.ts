/**
 * A set of words, written as a few lines of words between spaces. A long list stays readable this
 * way: each line is one group of words, and a new word goes into its group.
 */
export const wordSet = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')));
