import { describe, expect, it } from 'vitest';
import { type LogFormat, type LogRule, logRule } from '../../../shared/diagnosis/log-rule.ts';
import { evidenceOf } from './rules/evidence-of.ts';

const spec: Omit<LogRule, 'formats'> = {
  id: 'moon',
  source: 'https://example.org/',
  category: 'app_config',
  title: 'it lacks $1',
  cause: 'The program lacks $1',
  advice: ['Set $1', 'Look up'],
};
const matchOf = (log: string, formats: readonly LogFormat[], more: Partial<LogRule> = {}) =>
  logRule({ ...spec, formats, ...more }).match(evidenceOf({ log }));

const MOON: LogFormat = { pattern: /no (moon|sun)/ };

describe('logRule', () => {
  it('fills the name into its texts', () => {
    expect(matchOf('FATAL no moon', [MOON])).toEqual({
      category: 'app_config',
      confidence: 'high',
      title: 'it lacks moon',
      cause: 'The program lacks moon',
      evidence: ['FATAL no moon'],
      advice: ['Set moon', 'Look up'],
      phase: 'run',
    });
  });

  it('says "something" when the message tells no name', () => {
    expect(matchOf('FATAL no moon', [{ pattern: /no moon/ }])?.title).toBe('it lacks something');
  });

  it('takes the first format that matches, with its own texts', () => {
    const texts = { category: 'app_crash', title: 't', cause: 'c', advice: 'a' } as const;
    const formats = [{ pattern: /no sun/ }, { ...MOON, ...texts }, { pattern: /moon/ }];
    expect(matchOf('FATAL no moon', formats)).toMatchObject({ ...texts, advice: ['a', 'Look up'] });
  });

  it('is no surer than its format allows', () => {
    expect(matchOf('FATAL no moon', [{ ...MOON, atMost: 'medium' }])?.confidence).toBe('medium');
  });

  it.each([
    ['near', { near: /night/ }, 'INFO day\nFATAL no moon', 'INFO night\nFATAL no moon'],
    ['notNear', { notNear: /day/ }, 'INFO day\nFATAL no moon', 'INFO night\nFATAL no moon'],
  ])('reads the other lines of the log: %s', (_, condition, without, log) => {
    expect(matchOf(without, [{ ...MOON, ...condition }])).toBeUndefined();
    expect(matchOf(log, [{ ...MOON, ...condition }])).toBeDefined();
  });

  it.each<readonly [string, Partial<LogRule>]>([
    ['by the line', { unless: /eclipse/ }],
    ['by the rest of the evidence', { hasOtherCause: (_, { stops }) => stops.length === 1 }],
  ])('leaves a line with another cause to other rules: %s', (_, more) => {
    expect(matchOf('FATAL no moon, eclipse', [MOON], more)).toBeUndefined();
  });

  it('names the setting that the line is about', () => {
    const formats = [{ ...MOON, titleWith: (setting: string) => `${setting} has no moon` }];
    const more = { setting: () => 'MOON_URL', firstAdvice: () => 'Check MOON_URL' };
    expect(matchOf('FATAL no moon', formats, more)).toMatchObject({
      title: 'MOON_URL has no moon',
      cause: 'The program lacks moon: most likely MOON_URL',
      advice: ['Check MOON_URL', 'Set moon', 'Look up'],
    });
    expect(matchOf('FATAL no moon', formats)?.title).toBe('it lacks moon');
    expect(matchOf('FATAL no moon', [MOON], more)?.title).toBe('it lacks moon');
  });

  it('reads the quotes that an entry in JSON escapes', () => {
    const formats = [{ pattern: /no "(moon)"/ }];
    const log = '{"level":"fatal","msg":"no \\"moon\\""}';
    expect(matchOf(log, formats)?.title).toBe('it lacks moon');
  });
});
