import { describe, expect, it } from 'vitest';
import { diagnoseEvidence } from '../../../../shared/diagnosis/diagnosis.ts';
import type { Rule } from '../../../../shared/diagnosis/rule.ts';
import { rules } from '../../../../shared/diagnosis/rules/index.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import type { Category } from '../../../../shared/failure/category.ts';
import { evidenceOf } from './evidence-of.ts';

/** A stack whose rows give these reasons, the earliest first. */
export const stackOf = (...reasons: readonly string[]): Evidence =>
  evidenceOf({
    stops: [],
    stack: {
      id: 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/1',
      name: 'shop',
      status: 'ROLLBACK_IN_PROGRESS',
      rows: reasons.map((reason) => ({ reason, resource: 'Thing' })),
    },
  });

export interface StackReasons {
  readonly category: Category;
  readonly says: readonly string[];
  readonly doesNotSay: readonly string[];
}

/** Tests both lists: reasons with which the rule leads all rules, and reasons with which not. */
export function testStackRule(rule: Rule, { category, says, doesNotSay }: StackReasons): void {
  describe(rule.id, () => {
    it.each(says)('recognises "%s"', (reason) => {
      const found = rule.match(stackOf(reason));
      expect(found).toMatchObject({ category, evidence: [reason] });
      expect(diagnoseEvidence(stackOf(reason), rules)[0]?.category).toBe(category);
    });

    it.each(doesNotSay)('does not lead with it for "%s"', (reason) => {
      expect(diagnoseEvidence(stackOf(reason), rules)[0]?.category).not.toBe(category);
    });

    it('matches neither a stack without rows nor a log', () => {
      expect(rule.match(stackOf())).toBeUndefined();
      expect(rule.match(evidenceOf({ log: says.join('\n') }))).toBeUndefined();
    });
  });
}
