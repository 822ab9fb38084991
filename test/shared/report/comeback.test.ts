import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../shared/incident/timeline.ts';
import { comebackOf } from '../../../shared/report/comeback.ts';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { recordOf } from './record-of.ts';

const opened = { at: '2026-02-03T08:00:00.000Z', kind: 'opened' } as const;
const resolved = { at: '2026-02-03T08:10:00.000Z', kind: 'resolved', why: 'quiet' } as const;
const reopened = { at: '2026-02-03T08:20:00.000Z', kind: 'reopened' } as const;
const of = (...entries: readonly TimelineEntry[]) => ({
  ...recordOf(),
  timeline: entries.map(recordedEntry),
});

describe('comebackOf', () => {
  it('says how the incident was resolved before, and since when it is back', () => {
    expect(comebackOf(of(opened, resolved, reopened))).toEqual({
      resolvedAt: resolved.at,
      why: 'quiet',
      reopenedAt: reopened.at,
    });
  });

  it('is the newest comeback', () => {
    const again = { ...resolved, at: '2026-02-03T08:30:00.000Z', why: 'healthy again' };
    const back = { ...reopened, at: '2026-02-03T08:40:00.000Z' };
    expect(comebackOf(of(opened, resolved, reopened, again, back))).toMatchObject({
      why: 'healthy again',
      reopenedAt: back.at,
    });
  });

  it.each([
    ['was only opened', of(opened)],
    ['is over for the first time', of(opened, resolved)],
  ])('is undefined for an incident that %s', (_, record) => {
    expect(comebackOf(record)).toBeUndefined();
  });
});
