import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import { otherNames, relatedNames } from '../../../shared/report/related-names.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const refused = "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)";
const names = (evidence: Evidence) => {
  const record = recordOf({ evidence });
  return [relatedNames(record), otherNames(record)].map((all) => all.map(({ name }) => name));
};

describe('relatedNames', () => {
  it.each<readonly [string, string, readonly string[], readonly string[]]>([
    ['the rule names', refused, ['DB_HOST', 'DB_NAME'], ['REDIS_URL']],
    ['an unknown error contains', 'panic: PAY_URL must be set', ['PAY_URL'], ['URL']],
    [
      'the proof contains',
      "Could not resolve placeholder 'shop.db.url' in value",
      ['shop.db.url'],
      ['web.db.url'],
    ],
    ['no error is about', 'FATAL the moon is full', [], ['MOON', 'full_moon']],
  ])('are those that %s; the others stay apart', (_, log, related, others) => {
    const missing = [...related, ...others];
    expect(names(evidenceOf({ log, environment: ['AWS_REGION'], missing }))).toEqual([
      related,
      others,
    ]);
  });

  it('finds no name in the sentences of a rule', () => {
    // The advice says "Check the URL or connection string"; it is not about a setting named URL.
    const log = 'ValueError: Redis URI must specify one of the following schemes (redis://)';
    expect(names(evidenceOf({ log, missing: ['URL', 'Check'] }))).toEqual([[], ['URL', 'Check']]);
  });
});

describe('otherNames', () => {
  it('has none while no container starts', () => {
    const stops = [
      stopOf({ phase: 'pull', category: 'image_not_found', stoppedReason: 'not found' }),
    ];
    expect(names(evidenceOf({ stops, missing: ['A'] }))).toEqual([[], []]);
  });
});
