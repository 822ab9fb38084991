import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationText } from '../../../shared/report/duration-text.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('durationText', () => {
  it.each([
    [-5 * MINUTE, '0 s'],
    [0, '0 s'],
    [499, '0 s'],
    [45 * SECOND, '45 s'],
    [89 * SECOND, '89 s'],
    [90 * SECOND, '2 min'],
    [4 * MINUTE, '4 min'],
    [59 * MINUTE + 29 * SECOND, '59 min'],
    [59 * MINUTE + 30 * SECOND, '1 h'],
    [HOUR, '1 h'],
    [HOUR + 12 * MINUTE, '1 h 12 min'],
    [47 * HOUR + 59 * MINUTE, '47 h 59 min'],
    [48 * HOUR, '2 d'],
    [74 * HOUR, '3 d 2 h'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });

  it('is short and never says NaN', () => {
    fc.assert(
      fc.property(fc.integer(), (milliseconds) => {
        expect(durationText(milliseconds)).toMatch(/^\d{1,9} (s|min|h|d)( \d{1,2} (min|h))?$/);
      }),
    );
  });
});
