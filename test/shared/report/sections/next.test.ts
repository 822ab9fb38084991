import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { nextSection } from '../../../../shared/report/sections/next.ts';
import { evidenceOf } from '../../diagnosis/rules/evidence-of.ts';
import { recordOf } from '../record-of.ts';

const ARN = 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media';
const lastGood = { arn: `${ARN}:6`, assumed: false };
const refused = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";
const given = (more: Parameters<typeof evidenceOf>[0] = {}): Evidence =>
  evidenceOf({ log: refused, environment: ['A'], missing: ['DB_HOST'], lastGood, ...more });
const next = (evidence: Evidence) => nextSection(recordOf({ evidence }));
const kinds = (evidence: Evidence) => next(evidence).map(({ kind }) => kind);

describe('nextSection', () => {
  it('first ends the outage, then cures the cause', () => {
    expect(next(given())).toEqual([
      expect.objectContaining({
        kind: 'roll-back',
        text: 'Roll back to media:6, the last good revision',
      }),
      { kind: 'advice', text: 'Set DB_HOST in media:7, as in api, and deploy' },
      { kind: 'advice', text: expect.stringMatching(/^If it is a sidecar/) },
    ]);
  });

  it.each([
    ['ModuleNotFoundError', "ModuleNotFoundError: No module named 'shop'"],
    ['panic', 'panic: the moon is full\n\ngoroutine 1 [running]:'],
    ['migration', 'Error: P3009\nmigrate found failed migrations in the target database'],
  ])('has the command in place of the advice to roll back: %s', (_, log) => {
    const says = (evidence: Evidence) =>
      next(evidence).filter(
        ({ kind, text }) => kind === 'advice' && /roll back to the last/i.test(text),
      );
    expect(says(given({ log, lastGood: undefined }))).toHaveLength(1);
    expect(says(given({ log }))).toEqual([]);
    expect(kinds(given({ log }))).toContain('roll-back');
  });

  it('says how to read on while no cause is known', () => {
    expect(kinds(evidenceOf({ log: 'INFO up\nFATAL the moon is full' }))).toEqual(['read-log']);
    expect(kinds(evidenceOf({}))).toEqual(['read-service']);
  });

  it('is empty when no command is safe', () => {
    const record = recordOf({ evidence: evidenceOf({}) });
    const resource = { ...record.resource, cluster: '$(curl evil)' };
    expect(nextSection({ ...record, resource })).toEqual([]);
  });

  it.each([
    [
      'an older revision would most likely fail as well',
      refused.replace('127.0.0.1', '10.0.3.7'),
      false,
    ],
    ['the good revision is only assumed', refused, true],
  ])('puts the rollback last where %s', (_, log, assumed) => {
    const all = kinds(given({ log, lastGood: { ...lastGood, assumed } }));
    expect(all[0]).toBe('advice');
    expect(all.at(-1)).toBe('roll-back');
  });
});
