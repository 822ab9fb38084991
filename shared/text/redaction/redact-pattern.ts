/** One kind of secret that shows itself by its own shape, wherever it stands. */
export interface RedactPattern {
  /** What the reader sees: `[REDACTED:<id>]`. */
  readonly id: string;
  /** A text without any of these cannot match; looking for them is cheaper. At least two characters. */
  readonly hints: readonly string[];
  /** Global; the group `keep` stays. It starts behind no character of its own, so a scan is linear. */
  readonly find: RegExp;
  /** Global; it must stand on the same line, shortly before what is found, or after it too. */
  readonly near?: RegExp;
  readonly isNearAhead?: boolean;
  /** No `;`, `|` or `&` may stand between. */
  readonly isOneCommand?: boolean;
  /** What the pattern cannot say about the found text (without `keep`). */
  readonly isSecret?: (found: string) => boolean;
}
