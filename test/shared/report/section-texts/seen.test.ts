import { describe, expect, it } from 'vitest';
import { seenText } from '../../../../shared/report/section-texts/seen.ts';

describe('seenText', () => {
  it('is empty when it never happened before', () => {
    expect(seenText([])).toBe('');
  });

  it('says which incident it was, and what ended it', () => {
    expect(
      seenText([
        {
          id: 'inc-0000000001',
          openedAt: '2026-01-14T08:00:00.000Z',
          status: 'closed',
          ended: 'by hand: DB_HOST was set',
        },
        { id: 'inc-0000000002', openedAt: '2026-01-09T08:00:00.000Z', status: 'open' },
      ]),
    ).toBe(
      'SEEN BEFORE\n- Same as inc-0000000001 of 2026-01-14; it ended: by hand: DB_HOST was set\n- Same as inc-0000000002 of 2026-01-09; it is open',
    );
  });
});
