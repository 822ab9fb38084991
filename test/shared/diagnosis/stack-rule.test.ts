import { describe, expect, it } from 'vitest';
import { rootRow, type StackRule, stackRule } from '../../../shared/diagnosis/stack-rule.ts';
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

describe('rootRow', () => {
  it('is the earliest row with a reason of its own', () => {
    const rows = ['', 'Resource creation cancelled', 'full moon', 'new moon'].map((reason) => ({
      reason,
    }));
    expect(rootRow(rows)?.reason).toBe('full moon');
    expect(rootRow(rows.slice(0, 2))).toBeUndefined();
  });
});

describe('stackRule', () => {
  it('is sure of the row with which the failure began', () => {
    expect(matchOf({}, 'Resource update cancelled', 'full moon')).toMatchObject({
      confidence: 'high',
      title: 'the moon is full',
      cause: 'The moon is full (Thing)',
      evidence: ['full moon'],
    });
  });

  it.each<readonly [string, Partial<StackRule>, readonly string[], string | undefined]>([
    ['a later row', {}, ['new moon', 'full moon'], 'medium'],
    ['words that other causes use as well', { perhaps: /moon/ }, ['new moon'], 'medium'],
    ['a row that points elsewhere', { atMost: 'low' }, ['full moon'], 'low'],
    ['a row with another cause', { unless: /eclipse/ }, ['full moon, eclipse'], undefined],
    ['no row that it knows', {}, ['new moon'], undefined],
  ])('has the right confidence in %s', (_, more, reasons, confidence) => {
    expect(matchOf(more, ...reasons)?.confidence).toBe(confidence);
  });
});
