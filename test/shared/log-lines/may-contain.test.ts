import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayContain } from '../../../shared/log-lines/may-contain.ts';

const FILLER = 'INFO the service listens on port 8080 '.repeat(80);

describe('mayContain', () => {
  it.each(['ghp_', 'AKIA', 'a', 'ey', '', '名前だ'])('finds "%s" wherever it stands', (part) => {
    expect(mayContain(part + FILLER)(part)).toBe(true);
    expect(mayContain(FILLER + part)(part)).toBe(true);
    expect(mayContain(`x${part}y`)(part)).toBe(true);
  });

  it.each(['ghp_', 'AKIA', '名前だ'])('knows that "%s" is not there', (part) => {
    expect(mayContain(FILLER)(part)).toBe(false);
    expect(mayContain('')(part)).toBe(false);
  });

  it('never denies what is there', () => {
    const texts = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(texts, texts, (before, part) => {
        expect(mayContain(before + part + FILLER)(part)).toBe(true);
      }),
    );
  });
});
