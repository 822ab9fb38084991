import { describe, expect, it } from 'vitest';
import { seenSection } from '../../../../shared/report/sections/seen.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

describe('seenSection', () => {
  it('is empty when it never happened before', () => {
    expect(seenSection(recordOf({ evidence: evidenceOf({}) }))).toBe('');
  });

  it('says which incident it was, and what ended it', () => {
    const similar = [
      {
        id: 'inc-0000000001',
        openedAt: '2026-01-14T08:00:00.000Z',
        status: 'closed' as const,
        ended: 'by hand: DB_HOST was set',
      },
      { id: 'inc-0000000002', openedAt: '2026-01-09T08:00:00.000Z', status: 'open' as const },
    ];
    expect(seenSection(recordOf({ evidence: evidenceOf({}), similar }))).toBe(
      'SEEN BEFORE\n- Same as inc-0000000001 of 2026-01-14; it ended: by hand: DB_HOST was set\n- Same as inc-0000000002 of 2026-01-09; it is open',
    );
  });
});
