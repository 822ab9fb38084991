import { describe, expect, it } from 'vitest';
import { lastedLine } from '../../../shared/report/lasted-line.ts';
import { situationSection } from '../../../shared/report/sections/situation.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf } from './record-of.ts';

describe('lastedLine', () => {
  const situation = situationSection(recordOf({ evidence: evidenceOf({ environment: [] }) }));

  it('says how much failed, how long, and what it was', () => {
    expect(lastedLine(situation, NOW)).toBe(
      '2 tasks failed 08:01–08:04 UTC, 3 min; app exited with 1; failing revision media:7.',
    );
  });

  it('leaves out what is not known', () => {
    const bare = { ...situation, failures: 0, exit: undefined, revision: undefined };
    expect(lastedLine(bare, NOW)).toBe('08:01–08:04 UTC, 3 min.');
  });
});
