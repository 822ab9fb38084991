import { describe, expect, it } from 'vitest';
import {
  lastOpening,
  lastResolution,
  noted,
  type TimelineEntry,
} from '../../../shared/incident/timeline.ts';

const entry = (minute: number, kind: TimelineEntry['kind'] = 'note'): TimelineEntry => ({
  at: new Date(Date.UTC(2026, 1, 3, 8, minute)).toISOString(),
  kind,
});
const before = { timeline: [entry(0, 'opened'), entry(1), entry(2, 'resolved')] };
const after = { timeline: [...before.timeline, entry(3, 'reopened'), entry(4)] };

describe('noted', () => {
  it('adds an entry at the end', () => {
    expect(noted(before, entry(9)).timeline).toEqual([...before.timeline, entry(9)]);
  });

  it('keeps the beginning and the newest entries of a long timeline', () => {
    const minutes = Array.from({ length: 50 }, (_, minute) => minute);
    const long = minutes.reduce((of, minute) => noted(of, entry(minute)), {
      timeline: [] as readonly TimelineEntry[],
    });
    const kept = long.timeline.map(({ at }) => new Date(at).getUTCMinutes());
    expect(kept).toEqual([0, 1, 2, 3, 4, ...minutes.slice(-35)]);
  });
});

describe('lastOpening', () => {
  it('is the opening, or the newest reopening', () => {
    expect(lastOpening(before)).toEqual(entry(0, 'opened'));
    expect(lastOpening(after)).toEqual(entry(3, 'reopened'));
    expect(lastOpening({ timeline: [] })).toBeUndefined();
  });
});

describe('lastResolution', () => {
  it('is the newest resolution, even of a reopened incident', () => {
    expect(lastResolution(after)).toEqual(entry(2, 'resolved'));
    expect(lastResolution({ timeline: [entry(0, 'opened')] })).toBeUndefined();
  });
});
