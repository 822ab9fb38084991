/** One figure of the bench, with its goal. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  /** For example `s`, `KB`, or `x` for a ratio. */
  readonly unit: string;
  /** A figure without a goal only explains another one. */
  readonly goal?: { readonly most: number } | { readonly least: number };
}

/** Whether a figure reaches its goal; undefined when it has none. */
export function isReached({ value, goal }: Measure): boolean | undefined {
  if (!goal) return undefined;
  return 'most' in goal ? value <= goal.most : value >= goal.least;
}
