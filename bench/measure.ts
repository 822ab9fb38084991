/** One figure of the bench, with what it should be. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  /** For example `x`, `s`, `KB`; a ratio has `x`. */
  readonly unit: string;
  /** Without it the figure only explains another one. */
  readonly goal?: { readonly most: number } | { readonly least: number };
}

/** Whether a figure reaches its goal; undefined when it has none. */
export function isReached({ value, goal }: Measure): boolean | undefined {
  if (!goal) return undefined;
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}
