import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/incident/failure-span.ts';
import { isQuiet } from '../../../shared/incident/quiet-period.ts';

const MINUTE = 60_000;
const opened = Date.parse('2026-02-03T08:00:00Z');
/** The span of failures with the last one at this minute and this longest gap in minutes. */
const spanOf = (last: number, gap: number): Span => ({
  failures: 5,
  detectedFrom: new Date(opened).toISOString(),
  lastSeenAt: new Date(opened + last * MINUTE).toISOString(),
  longestGap: gap * MINUTE,
});
const quietAt = (minute: number, span: Span | undefined, quietMinutes = 30) =>
  isQuiet(span, new Date(opened).toISOString(), opened + minute * MINUTE, quietMinutes);

describe('isQuiet', () => {
  it.each<readonly [string, number, Span | undefined, boolean]>([
    ['is false 29 minutes after the last failure', 39, spanOf(10, 3), false],
    ['is true 30 minutes after the last failure', 40, spanOf(10, 3), true],
    [
      'is false an hour after the last failure when the longest gap was 40 minutes',
      70,
      spanOf(10, 40),
      false,
    ],
    [
      'is true 80 minutes after the last failure when the longest gap was 40 minutes',
      90,
      spanOf(10, 40),
      true,
    ],
    [
      'is true 30 minutes after the last failure when the longest gap was 15 minutes',
      40,
      spanOf(10, 15),
      true,
    ],
    ['is false 29 minutes after the opening when no failure is stored', 29, undefined, false],
    ['is true 30 minutes after the opening when no failure is stored', 30, undefined, true],
    ['is false when the last failure is ahead of a late clock', 5, spanOf(10, 3), false],
  ])('%s', (_, minute, span, quiet) => {
    expect(quietAt(minute, span)).toBe(quiet);
  });

  it('uses the operator’s quiet period', () => {
    expect(quietAt(15, spanOf(10, 1), 5)).toBe(true);
    expect(quietAt(15, spanOf(10, 1), 6)).toBe(false);
  });

  it('is never true between two failures of a loop', () => {
    const gap = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(gap, fc.integer({ min: 0, max: 600 }), (longest, after) => {
        if (after < longest) expect(quietAt(10 + after, spanOf(10, longest))).toBe(false);
      }),
    );
  });
});
