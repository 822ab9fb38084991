import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOf } from '../../../shared/text/iso-time.ts';

const FIRST = new Date('0000-01-01T00:00:00Z');
const LAST = new Date('9999-12-31T23:59:59.999Z');

describe('timeOf', () => {
  it('equals Date.parse for every time, with and without a fraction', () => {
    fc.assert(
      fc.property(fc.date({ min: FIRST, max: LAST, noInvalidDate: true }), (date) => {
        const text = date.toISOString();
        expect(timeOf(text)).toBe(date.getTime());
        const whole = `${text.slice(0, 19)}Z`;
        expect(timeOf(whole)).toBe(Date.parse(whole));
      }),
    );
  });

  it.each([
    '2026-01-16T17:51:02.1Z',
    '2026-01-16T17:51:02.123456Z',
    '2026-01-16T17:51:02+01:00',
    '2026-01-16T17:51:02.123+00Z',
    '2026-13-16T17:51:02Z',
    '2026-01-32T17:51:02Z',
    '2026-01-16T24:51:02Z',
    '2026-01-16T17:60:02Z',
    '2026-01-16T17:51:6xZ',
    '2026-01-16t17:51:02Z',
    '2026-01-16',
    'now',
    '',
  ])('leaves %s to Date.parse', (text) => {
    expect(timeOf(text)).toBe(Date.parse(text));
  });
});
