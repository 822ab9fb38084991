import { describe, expect, it } from 'vitest';
import { diagnoseEvidence } from '../../../../shared/diagnosis/diagnosis.ts';
import type { Rule } from '../../../../shared/diagnosis/rule.ts';
import { rules } from '../../../../shared/diagnosis/rules/index.ts';
import type { Category } from '../../../../shared/failure/category.ts';
import { evidenceOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';

/** Who wrote a log, and the log; with the name that the cause must contain. */
export type LogCase = readonly [who: string, log: string, name?: string];

export interface BothKinds {
  readonly category: Category;
  readonly says: readonly LogCase[];
  readonly doesNotSay: readonly LogCase[];
}

const named = (cases: readonly LogCase[]) => cases.map(([who, log, name]) => ({ who, log, name }));

/** Tests both lists: logs with which the rule leads all rules, and logs that it does not claim. */
export function testBothKinds(rule: Rule, { category, says, doesNotSay }: BothKinds): void {
  describe(rule.id, () => {
    it.each(named(says))('recognises it: $who', ({ log, name }) => {
      const evidence = evidenceOf({ log });
      const found = rule.match(evidence);
      expect(found).toMatchObject({ category });
      expect(found?.confidence).not.toBe('low');
      expect(log).toContain(found?.evidence[0]);
      if (name) expect(found?.cause).toContain(name);
      expect(diagnoseEvidence(evidence, rules)[0]?.category).toBe(category);
    });

    it.each(named(doesNotSay))('is not confident about: $who', ({ log }) => {
      const found = rule.match(evidenceOf({ log }));
      expect(found?.category === category && found.confidence !== 'low').toBe(false);
    });

    it.each(Object.entries(healthyLogs))(
      'is not confident about the healthy log of %s',
      (_, log) => {
        expect(rule.match(evidenceOf({ log }))?.confidence ?? 'low').toBe('low');
      },
    );
  });
}
