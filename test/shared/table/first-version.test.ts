import { describe, expect, it } from 'vitest';
import { CONDITION_NAMES, CONDITIONS } from '../../../shared/service/conditions.ts';
import { gapsOf, timelineOf } from '../../../shared/table/first-version.ts';

const AT = '2026-02-03T08:00:40.000Z';

describe('timelineOf', () => {
  it.each<readonly [string, string]>([
    ['opened', 'opened'],
    ['resolved', 'resolved'],
    ['cause found', 'cause-found'],
    ['its health could not be verified', 'health-unverified'],
    ...CONDITION_NAMES.map((name) => [CONDITIONS[name].words, name] as const),
  ])('reads "%s" as %s', (what, kind) => {
    const entry = { at: AT, what, who: 'loopwatch', why: 'restart-loop' };
    expect(timelineOf([entry])).toEqual([{ at: AT, kind, who: 'loopwatch', why: 'restart-loop' }]);
  });

  it('keeps words that it does not know, as a note', () => {
    expect(timelineOf([{ at: AT, what: 'moved', why: 'by hand' }])).toEqual([
      { at: AT, kind: 'note', why: 'moved: by hand' },
    ]);
    expect(timelineOf([{ at: AT, what: 'moved' }])).toEqual([
      { at: AT, kind: 'note', why: 'moved' },
    ]);
  });

  it('leaves entries of today as they are, and has none where none are stored', () => {
    const entries = [{ at: AT, kind: 'opened', why: 'restart-loop', said: 'x' }] as const;
    expect(timelineOf(entries)).toEqual(entries);
    expect(timelineOf(undefined)).toEqual([]);
  });
});

describe('gapsOf', () => {
  it('gives a sentence the kind of what could not be read, so that no page hides it', () => {
    const gap = { kind: 'log-late', text: 'the log is late' } as const;
    const sentence = 'service state unavailable (AccessDeniedException)';
    expect(gapsOf([sentence, gap])).toEqual([{ kind: 'unsorted', text: sentence }, gap]);
    expect(gapsOf(undefined)).toEqual([]);
  });
});
