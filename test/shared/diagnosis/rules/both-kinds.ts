import { describe, expect, it } from 'vitest';
import { diagnoseEvidence } from '../../../../shared/diagnosis/diagnosis.ts';
import type { Rule } from '../../../../shared/diagnosis/rule.ts';
import { rules } from '../../../../shared/diagnosis/rules/index.ts';
import type { Category } from '../../../../shared/failure/category.ts';
import { evidenceOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';

/** Who wrote it, and what; with the name that the cause has to contain. */
export type Saying = readonly [who: string, log: string, name?: string];

export interface BothKinds {
  readonly category: Category;
  readonly says: readonly Saying[];
  readonly doesNotSay: readonly Saying[];
}

const named = (sayings: readonly Saying[]) =>
  sayings.map(([who, log, name]) => ({ who, log, name }));

/** Tests both kinds: that the rule says it, and leads among all rules; and that it does not. */
export function testBothKinds(rule: Rule, { category, says, doesNotSay }: BothKinds): void {
  describe(rule.id, () => {
    it.each(named(says))('says it of $who', ({ log, name }) => {
      const evidence = evidenceOf({ log });
      const found = rule.match(evidence);
      expect(found).toMatchObject({ category });
      expect(found?.confidence).not.toBe('low');
      expect(log).toContain(found?.evidence[0]);
      if (name) expect(found?.cause).toContain(name);
      expect(diagnoseEvidence(evidence, rules)[0]?.category).toBe(category);
    });

    it.each(named(doesNotSay))('does not say it of $who', ({ log }) => {
      const found = rule.match(evidenceOf({ log }));
      expect(found?.category === category && found.confidence !== 'low').toBe(false);
    });

    it.each(Object.entries(healthyLogs))('is not sure of it in the healthy log of %s', (_, log) => {
      expect(rule.match(evidenceOf({ log }))?.confidence ?? 'low').toBe('low');
    });
  });
}
