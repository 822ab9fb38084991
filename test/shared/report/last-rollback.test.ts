import { describe, expect, it } from 'vitest';
import type { TimelineKind } from '../../../shared/incident/timeline.ts';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { lastRollback } from '../../../shared/report/last-rollback.ts';
import { recordOf } from './record-of.ts';

const of = (...kinds: readonly TimelineKind[]) => ({
  ...recordOf(),
  timeline: kinds.map((kind, index) =>
    recordedEntry({ at: `2026-02-03T08:0${index}:00.000Z`, kind }),
  ),
});

describe('lastRollback', () => {
  it('is the newest one', () => {
    const record = of('opened', 'deployment-rolled-back', 'note', 'deployment-rolled-back');
    expect(lastRollback(record)?.at).toBe('2026-02-03T08:03:00.000Z');
  });

  it('leaves out what was rolled back before the incident came back', () => {
    const record = of('opened', 'deployment-rolled-back', 'resolved', 'reopened');
    expect(lastRollback(record)).toBeUndefined();
  });
});
