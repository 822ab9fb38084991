import type { RedactPattern } from './redact-pattern.ts';

interface Hint {
  readonly text: string;
  /** The place of its pattern in the list. */
  readonly pattern: number;
}

/** Pairs of ASCII characters have a slot each; others share them. */
const SLOTS = 1 << 14;
const slotOf = (first: number, second: number): number => ((first << 7) ^ second) & (SLOTS - 1);

/**
 * Reads a text once for the hints of all patterns, where a search for each hint would read it a
 * hundred times.
 *
 * @returns a function that tells, by the place of a pattern in the list, whether the text has one
 *   of its hints: 1 or 0
 */
export function hinted(patterns: readonly RedactPattern[]): (text: string) => Uint8Array {
  const slots: (Hint[] | undefined)[] = new Array(SLOTS).fill(undefined);
  const isUsed = new Uint8Array(SLOTS);
  for (const [pattern, { hints }] of patterns.entries()) {
    for (const text of hints) {
      const slot = slotOf(text.charCodeAt(0), text.charCodeAt(1));
      slots[slot] = [...(slots[slot] ?? []), { text, pattern }];
      isUsed[slot] = 1;
    }
  }
  return (text) => {
    const found = new Uint8Array(patterns.length);
    let last = text.charCodeAt(0);
    for (let i = 1; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const slot = slotOf(last, code);
      last = code;
      if (isUsed[slot] === 0) continue;
      for (const hint of slots[slot] ?? []) {
        if (found[hint.pattern] === 0 && text.startsWith(hint.text, i - 1)) found[hint.pattern] = 1;
      }
    }
    return found;
  };
}
