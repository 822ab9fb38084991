import { describe, expect, it } from 'vitest';
import { spanText, timeText } from '../../../shared/report/span-text.ts';

const NOW = Date.parse('2026-02-03T18:30:00Z');

describe('spanText', () => {
  it.each([
    ['2026-02-03T17:47:03Z', '2026-02-03T18:26:40Z', '17:47–18:26 UTC, 40 min'],
    ['2026-02-03T17:47:03Z', '2026-02-03T17:47:40Z', 'at 17:47 UTC'],
    ['2026-02-02T17:47:03Z', '2026-02-02T18:26:03Z', '2026-02-02 17:47–18:26 UTC, 39 min'],
    [
      '2026-02-02T23:50:00Z',
      '2026-02-03T00:20:00Z',
      '2026-02-02 23:50 – 2026-02-03 00:20 UTC, 30 min',
    ],
  ])('from %s to %s is "%s"', (from, to, said) => {
    expect(spanText(from, to, NOW)).toBe(said);
  });
});

describe('timeText', () => {
  it.each([
    ['2026-02-03T17:47:03.123Z', '17:47 UTC'],
    ['2026-02-02T17:47:03.123Z', '2026-02-02 17:47 UTC'],
  ])('of %s is "%s"', (at, said) => {
    expect(timeText(at, NOW)).toBe(said);
  });
});
