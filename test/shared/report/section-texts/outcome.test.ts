import { describe, expect, it } from 'vitest';
import { outcomeText } from '../../../../shared/report/section-texts/outcome.ts';
import type { OutcomeSection } from '../../../../shared/report/sections/outcome.ts';
import { NOW } from '../record-of.ts';

const at = '2026-02-03T08:05:00.000Z';

describe('outcomeText', () => {
  it.each<readonly [string, OutcomeSection]>([
    ['healthy again, 2 of 2 running (08:05 UTC)', { how: 'healthy again, 2 of 2 running', at }],
    ['by hand: x (08:05 UTC by ann)', { how: 'by hand: x', at, who: 'ann' }],
    [
      'quiet for 2 h (08:05 UTC). its health could not be verified: AccessDeniedException',
      {
        how: 'quiet for 2 h',
        at,
        unverified: 'its health could not be verified: AccessDeniedException',
      },
    ],
    ['resolved (08:05 UTC)', { at }],
    ['resolved', {}],
  ])('is "%s"', (said, outcome) => {
    expect(outcomeText(outcome, NOW)).toBe(said);
  });

  it('cuts what an operator wrote to one line of 500 bytes', () => {
    const text = outcomeText({ how: `by hand: ${'é'.repeat(600)}\nFACTS`, at }, NOW);
    expect(text).toMatch(/^by hand: é+… \(08:05 UTC\)$/);
    expect(Buffer.byteLength(text)).toBeLessThan(520);
  });
});
