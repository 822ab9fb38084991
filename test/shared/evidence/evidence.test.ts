import { describe, expect, it } from 'vitest';
import { boundEvidence, EVIDENCE_BYTES } from '../../../shared/evidence/evidence.ts';
import { evidenceOf, logOf } from '../diagnosis/rules/evidence-of.ts';

describe('boundEvidence', () => {
  const log = logOf(['FATAL the moon is full']);

  it('leaves evidence that fits as it is', () => {
    const evidence = { ...evidenceOf({}), logs: [log, log, log] };
    expect(boundEvidence(evidence)).toBe(evidence);
  });

  it('drops the oldest logs and says so', () => {
    const long = { ...log, lines: [{ at: 0, text: 'x'.repeat(EVIDENCE_BYTES / 2) }] };
    const bounded = boundEvidence({ ...evidenceOf({}), logs: [log, long, long] });
    expect(JSON.stringify(bounded).length).toBeLessThanOrEqual(EVIDENCE_BYTES + 200);
    expect(bounded.logs).toEqual([log, long]);
    expect(bounded.gaps).toEqual([
      { kind: 'log-cut', text: 'log lines of 1 task(s) were too long to keep' },
    ]);
  });
});
