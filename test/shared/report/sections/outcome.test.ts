import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../../shared/incident/timeline.ts';
import { recordedEntry } from '../../../../shared/report/incident-record.ts';
import { outcomeSection } from '../../../../shared/report/sections/outcome.ts';
import { recordOf, resolvedRecordOf } from '../record-of.ts';

const at = '2026-02-03T08:04:00.000Z';
const noted = (record: ReturnType<typeof recordOf>, entry: TimelineEntry) => ({
  ...record,
  timeline: [...record.timeline, recordedEntry(entry)],
});

describe('outcomeSection', () => {
  it('says how it ended and when', () => {
    const record = resolvedRecordOf(undefined, 'healthy again, 2 of 2 running');
    expect(outcomeSection(record)).toEqual({
      how: 'healthy again, 2 of 2 running',
      at: '2026-02-03T08:05:00.000Z',
    });
  });

  it('names the person who resolved it', () => {
    const record = noted(recordOf(), { at, kind: 'resolved', who: 'ann', why: 'by hand: x' });
    expect(outcomeSection(record)).toEqual({ how: 'by hand: x', at, who: 'ann' });
  });

  it('says that nobody could verify its health', () => {
    const record = noted(resolvedRecordOf(undefined, 'quiet for 2 h'), {
      at,
      kind: 'health-unverified',
      why: 'AccessDeniedException',
    });
    expect(outcomeSection(record).unverified).toBe(
      'its health could not be verified: AccessDeniedException',
    );
  });

  it('knows at least when it ended', () => {
    const resolvedAt = '2026-02-03T08:05:00.000Z';
    expect(outcomeSection({ ...recordOf(), resolvedAt })).toEqual({ at: resolvedAt });
  });
});
