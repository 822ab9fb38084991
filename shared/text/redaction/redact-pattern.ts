/** One kind of secret that can be told by its own shape, wherever it stands. */
export interface RedactPattern {
  /** What the reader sees: `[REDACTED:<id>]`. */
  readonly id: string;
  /**
   * Strings of two characters or more. A text that contains none of them cannot match, and looking
   * for them is much cheaper than trying the pattern.
   */
  readonly hints: readonly string[];
  /** What stands right before the secret and stays in the text. It has the same flags as `find`. */
  readonly keep?: RegExp;
  /**
   * The secret; global. A match must not be able to begin in the middle of a longer one, which a
   * lookbehind prevents: otherwise a long run of characters would take quadratic time.
   */
  readonly find: RegExp;
  /** Global. It must match on the same line, at most 300 characters before the secret. */
  readonly near?: RegExp;
  /** `near` may also match behind the secret. */
  readonly isNearAhead?: boolean;
  /** `near` must stand in the same shell command: no `;`, `|` or `&` in between. */
  readonly isOneCommand?: boolean;
  /** Checks what a pattern cannot express; given the secret without `keep`. */
  readonly isSecret?: (found: string) => boolean;
}
