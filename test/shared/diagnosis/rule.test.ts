import { describe, expect, it } from 'vitest';
import { diagnoseEvidence } from '../../../shared/diagnosis/diagnosis.ts';
import { weaker } from '../../../shared/diagnosis/rule.ts';
import { rules } from '../../../shared/diagnosis/rules/index.ts';
import { evidenceOf } from './rules/evidence-of.ts';

const bestOf = (log: string) => {
  const [best] = diagnoseEvidence(
    evidenceOf({ log, environment: ['AWS_REGION'], missing: ['DB_HOST', 'DB_NAME', 'PORT'] }),
    rules,
  );
  if (!best) throw new Error('no rule matches');
  return best;
};

describe('weaker', () => {
  it.each([
    ['high', 'high', 'high'],
    ['high', 'medium', 'medium'],
    ['low', 'high', 'low'],
    ['medium', 'low', 'low'],
  ] as const)('of %s and %s is %s', (a, b, expected) => {
    expect(weaker(a, b)).toBe(expected);
    expect(weaker(b, a)).toBe(expected);
  });
});

describe('Match', () => {
  it.each([
    ['missing-module', "ModuleNotFoundError: No module named 'shop'"],
    ['db-migration', 'Error: P3009\nmigrate found failed migrations in the target database'],
    ['program-error', 'panic: the moon is full\n\ngoroutine 1 [running]:'],
  ])('of %s marks the advice to roll back', (rule, log) => {
    const best = bestOf(log);
    expect(best.rule).toBe(rule);
    expect(best.rollbackAdvice).toMatch(/roll back to the last revision/i);
    expect(best.advice).toContain(best.rollbackAdvice);
  });

  it('marks no advice that it does not give', () => {
    expect(bestOf("SyntaxError: Unexpected token '}'")).not.toHaveProperty('rollbackAdvice');
  });

  it.each([
    ['connects-to-loopback', 'connect ECONNREFUSED 127.0.0.1:5432', ['DB_HOST', 'DB_NAME']],
    [
      'configuration',
      'botocore.exceptions.NoRegionError: You must specify a region.',
      ['AWS_REGION'],
    ],
  ])('of %s names the settings that its texts are about', (rule, log, settings) => {
    expect(bestOf(log)).toMatchObject({ rule, settings });
  });
});
