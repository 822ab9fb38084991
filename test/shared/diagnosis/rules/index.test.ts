import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Match } from '../../../../shared/diagnosis/rule.ts';
import { rules } from '../../../../shared/diagnosis/rules/index.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { CATEGORIES, PHASES } from '../../../../shared/failure/category.ts';
import { cpuTime } from '../../../helpers/cpu-time.ts';
import { evidenceOf, stopOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';

const matches = (evidence: Evidence) => rules.flatMap((rule) => rule.match(evidence) ?? []);

describe('rules', () => {
  it.each(rules)('$id has a source to link to', ({ source }) => {
    expect(source).toMatch(/^https:\/\/[a-z0-9.-]+\//);
  });

  it.each(Object.entries(healthyLogs))(
    'are not confident about the healthy log of %s, even when the task was killed',
    (_, log) => {
      const killed = stopOf({ containers: [{ name: 'app', exitCode: 137 }] });
      const sure = matches(evidenceOf({ log, stops: [killed], environment: ['DB_HOST'] })).filter(
        ({ confidence }) => confidence !== 'low',
      );
      expect(sure).toEqual([]);
    },
  );

  it('match nothing when there is no evidence', () => {
    expect(matches(evidenceOf({ stops: [] }))).toEqual([]);
  });

  const words = fc.constantFrom(
    'connect ECONNREFUSED 127.0.0.1:5432',
    'dial tcp 10.0.3.7:6379: i/o timeout',
    "No module named 'x'",
    'OutOfMemoryError',
    'ERROR',
    'Traceback (most recent call last):',
    '  at x (y.js:1)',
    '{"level":50,"msg":"x"}',
    '<!channel>',
    '\u202e',
    '\u001b[31m',
  );
  const line = fc
    .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 5 })
    .map((parts) => parts.join(' '));

  it('never throw; a match always has proof, cause and advice', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const evidence = evidenceOf({ log: lines.join('\n'), environment: [] });
        for (const found of matches(evidence)) wellFormed(found);
      }),
    );
  });

  function wellFormed({ category, phase, title, cause, evidence, advice }: Match) {
    expect(CATEGORIES).toContain(category);
    expect(PHASES).toContain(phase);
    expect(title.length).toBeLessThan(400);
    expect(cause.length).toBeLessThan(600);
    expect(title + cause + advice.join('')).not.toMatch(/\p{Cc}|<!channel>|\u202e/u);
    expect(evidence.length).toBeGreaterThan(0);
    expect(advice.length).toBeGreaterThan(0);
  }

  it.each([
    ['digits and dots', '1.'],
    ['names', 'a.'],
    ['hyphens', 'a-'],
    ['refusals', 'refused localhost '],
    ['quotes', `'"(`],
    ['addresses', '10.0.0.1:1 refused '],
    ['sockets', 'socket "'],
    ['names of settings', 'CONFIG_A'],
    ['files that are missing', 'ENOENT.'],
    ['configuration', 'config/'],
    ['hosts', 'EAI_AGAIN_A'],
    ['errors', 'Error: failed '],
    ['migrations', 'migration failed lock '],
    ['certificates', 'certificate for '],
    ['paths', '/a-a/a.yaml '],
  ])('take less than 300 ms for a long line of %s', (_, unit) => {
    const text = `refused ${unit.repeat(4_096 / unit.length)}`;
    const evidence = evidenceOf({ log: text });
    const logs = evidence.logs.map((log) => ({ ...log, error: { at: 0, text } }));
    const matchAll = () => {
      for (const rule of rules) rule.match({ ...evidence, logs });
    };
    expect(cpuTime(matchAll)).toBeLessThan(300);
  });
});
