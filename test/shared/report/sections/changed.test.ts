import { describe, expect, it } from 'vitest';
import { changedSection } from '../../../../shared/report/sections/changed.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const arn = 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:6';
const changes = [{ path: 'cpu', kind: 'changed' as const, before: '256', after: '512' }];

describe('changedSection', () => {
  it('has no changes when none are known', () => {
    expect(changedSection(recordOf())).toEqual({ changes: [] });
  });

  it.each([true, false])('says what changed, and since which revision (assumed: %s)', (assumed) => {
    const record = recordOf({ evidence: evidenceOf({ lastGood: { arn, assumed } }) });
    expect(changedSection({ ...record, changes })).toEqual({
      since: { revision: 'media:6', assumed },
      changes,
    });
  });
});
