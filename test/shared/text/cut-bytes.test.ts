import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBytes } from '../../../shared/text/cut-bytes.ts';

describe('cutBytes', () => {
  it.each([
    ['leaves a text that fits', 'abc', 3, 'abc'],
    ['marks the cut inside the limit', 'abcdef', 5, 'ab…'],
    ['counts bytes, not characters', 'äöüß', 7, 'äö…'],
    ['never cuts inside a character', '👍👍👍', 8, '👍…'],
    ['has no room for the mark', 'abc', 2, 'ab'],
    ['has no room at all', 'äb', 1, ''],
  ])('%s', (_, text, limit, expected) => {
    expect(cutBytes(text, limit)).toBe(expected);
  });

  it('stays within the limit and is well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, limit) => {
        const cut = cutBytes(text, limit);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
        if (Buffer.byteLength(text) <= limit) expect(cut).toBe(text);
      }),
    );
  });
});
