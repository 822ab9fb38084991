import { describe, expect, it } from 'vitest';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { unverifiedHealth } from '../../../shared/report/unverified-health.ts';
import { recordOf } from './record-of.ts';

const of = (...whys: readonly (string | undefined)[]) => ({
  ...recordOf(),
  timeline: whys.map((why) =>
    recordedEntry({ at: '2026-02-03T08:04:00.000Z', kind: 'health-unverified', why }),
  ),
});

describe('unverifiedHealth', () => {
  it.each([
    ['its health could not be verified: b', of('a', 'b')],
    ['its health could not be verified', of(undefined)],
  ])('says "%s"', (said, record) => {
    expect(unverifiedHealth(record)).toBe(said);
  });

  it('is undefined when health was verified, or nobody asked for it', () => {
    expect(unverifiedHealth(recordOf())).toBeUndefined();
  });
});
