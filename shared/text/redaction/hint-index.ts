import type { RedactPattern } from './redact-pattern.ts';

interface Hint {
  readonly text: string;
  /** The index of its pattern in the list. */
  readonly pattern: number;
}

/** Each pair of ASCII characters has a slot of its own; other pairs share them. */
const SLOTS = 1 << 14;
const slotOf = (first: number, second: number): number => ((first << 7) ^ second) & (SLOTS - 1);

/**
 * Finds the hints of all patterns in one pass over a text. A search for each hint would read the
 * text a hundred times.
 *
 * @returns a function from a text to one number for each pattern, in the order of the list: 1 when
 *   the text contains one of its hints, else 0
 */
export function hintIndex(patterns: readonly RedactPattern[]): (text: string) => Uint8Array {
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
