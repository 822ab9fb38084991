import { describe, expect, it } from 'vitest';
import { type StackRule, stackRule } from '../../../shared/diagnosis/stack-rule.ts';
import { evidenceOf } from './rules/evidence-of.ts';
import { stackOf } from './rules/stack-evidence.ts';

const spec: StackRule = {
  id: 'moon',
  source: 'https://example.org/',
  category: 'cfn_quota',
  cause: 'The moon is full',
  advice: ['Wait'],
  pattern: /full moon/,
};
const matchOf = (more: Partial<StackRule>, ...reasons: readonly string[]) =>
  stackRule({ ...spec, ...more }).match(stackOf(...reasons));

describe('stackRule', () => {
  it('is sure of the row with which the failure began', () => {
    expect(matchOf({}, 'Resource update cancelled', 'full moon')).toMatchObject({
      confidence: 'high',
      title: 'Thing: full moon',
      cause: 'The moon is full (Thing): full moon',
      evidence: ['full moon'],
    });
  });

  it.each<readonly [string, Partial<StackRule>, readonly string[], string | undefined]>([
    ['a later row', {}, ['new moon', 'full moon'], 'medium'],
    ['words that other causes use as well', { perhaps: /moon/ }, ['new moon'], 'medium'],
    ['a row that says no more than an envelope', { envelope: /moon/ }, ['new moon'], 'low'],
    [
      'an envelope around words that other causes use as well',
      { envelope: /sky/, perhaps: /moon/ },
      ['new moon in the sky'],
      'high',
    ],
    ['a row that points elsewhere', { atMost: 'low' }, ['full moon'], 'low'],
    ['a row with another cause', { unless: /eclipse/ }, ['full moon, eclipse'], undefined],
    ['no row that it knows', {}, ['new moon'], undefined],
  ])('has the right confidence in %s', (_, more, reasons, confidence) => {
    expect(matchOf(more, ...reasons)?.confidence).toBe(confidence);
  });

  it('puts the names that the row holds into the sentence, and its own advice beside it', () => {
    const readings = [
      {
        pattern: /moon of (\w+)/,
        cause: ([, month]: RegExpExecArray, of: string | undefined) => `${of} sees ${month}`,
        advice: ['Sleep'],
      },
    ];
    expect(matchOf({ readings }, 'full moon of March')).toMatchObject({
      cause: 'Thing sees March',
      title: 'Thing sees March',
      advice: ['Sleep'],
    });
    expect(matchOf({ readings }, 'full moon')).toMatchObject({
      cause: 'The moon is full (Thing): full moon',
      advice: ['Wait'],
    });
  });

  it('leaves chatter out of the sentence, and keeps what follows it', () => {
    const said = 'The full moon is up. Please see our calendar. It is over [Berlin].';
    expect(matchOf({}, said)?.cause).toBe(
      'The moon is full (Thing): The full moon is up. It is over [Berlin]',
    );
  });

  it('recognises a row by its status alone', () => {
    const rows = [{ status: 'MOON_FAILED', reason: 'odd', resource: 'A' }];
    const stack = { id: 'x', name: 'shop', status: 'CREATE_FAILED', rows };
    const evidence = evidenceOf({ stops: [], stack });
    expect(stackRule({ ...spec, status: /^MOON/ }).match(evidence)).toMatchObject({
      confidence: 'high',
    });
  });

  it('of consequences leaves alone a row that says something of its own', () => {
    const spoken = 'Export a is in use, full moon. Rollback requested by user.';
    expect(matchOf({ ofConsequences: true }, spoken)).toBeUndefined();
  });

  it('asks what failed because of another row only where there is nothing else', () => {
    const { id, name, status } = { id: 'x', name: 'shop', status: 'ROLLBACK_COMPLETE' };
    const rows = [
      { status: 'CREATE_FAILED', reason: 'new moon', resource: 'A' },
      { status: 'ROLLBACK_IN_PROGRESS', reason: 'The following resource(s) failed: [A].' },
      { status: 'DELETE_FAILED', reason: 'full moon', resource: 'B' },
    ];
    const match = (some: typeof rows) =>
      stackRule(spec).match(evidenceOf({ stops: [], stack: { id, name, status, rows: some } }));
    expect(match(rows)).toBeUndefined();
    expect(match(rows.slice(1))).toMatchObject({ confidence: 'high' });
  });
});
