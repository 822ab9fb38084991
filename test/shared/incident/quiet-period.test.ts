import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../shared/incident/failure-span.ts';
import { isQuiet } from '../../../shared/incident/quiet-period.ts';

const MINUTE = 60_000;
const opened = Date.parse('2026-02-03T08:00:00Z');
/** An incident whose last failure was at this minute, with this longest gap in minutes. */
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
    ['29 minutes after the last failure', 39, spanOf(10, 3), false],
    ['30 minutes after the last failure', 40, spanOf(10, 3), true],
    ['an hour after it, when the gaps were 40 minutes', 70, spanOf(10, 40), false],
    ['80 minutes after it, when the gaps were 40 minutes', 90, spanOf(10, 40), true],
    ['30 minutes after it, when the gaps were 15 minutes', 40, spanOf(10, 15), true],
    ['29 minutes after it was opened, with no failure stored', 29, undefined, false],
    ['30 minutes after it was opened, with no failure stored', 30, undefined, true],
    ['before its last failure, by a clock that is late', 5, spanOf(10, 3), false],
  ])('%s', (_, minute, span, quiet) => {
    expect(quietAt(minute, span)).toBe(quiet);
  });

  it('takes the operator’s word for how long quiet is', () => {
    expect(quietAt(15, spanOf(10, 1), 5)).toBe(true);
    expect(quietAt(15, spanOf(10, 1), 6)).toBe(false);
  });

  it('never resolves a loop between two of its failures', () => {
    const gap = fc.integer({ min: 1, max: 600 });
    fc.assert(
      fc.property(gap, fc.integer({ min: 0, max: 600 }), (longest, after) => {
        if (after < longest) expect(quietAt(10 + after, spanOf(10, longest))).toBe(false);
      }),
    );
  });
});
