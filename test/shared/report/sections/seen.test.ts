import { describe, expect, it } from 'vitest';
import { seenSection } from '../../../../shared/report/sections/seen.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

describe('seenSection', () => {
  it('is empty when it never happened before, or nobody has looked yet', () => {
    expect(seenSection(recordOf({ evidence: evidenceOf({}) }))).toEqual([]);
    expect(seenSection(recordOf())).toEqual([]);
    expect(seenSection({ ...recordOf(), evidence: {} })).toEqual([]);
  });

  it('has the earlier incidents, and what ended them', () => {
    const similar = [
      {
        id: 'inc-0000000001',
        openedAt: '2026-01-14T08:00:00.000Z',
        status: 'closed' as const,
        ended: 'by hand: DB_HOST was set',
      },
    ];
    expect(seenSection(recordOf({ evidence: evidenceOf({}), similar }))).toEqual(similar);
  });
});
