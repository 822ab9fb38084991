import type { Evidence, StackRow } from '../evidence/evidence.ts';
import type { Category } from '../failure/category.ts';
import { anyOf } from '../text/pattern.ts';
import type { Confidence, Match, Rule } from './rule.ts';
import { titleFrom } from './title-from.ts';

/** A rule that recognises its cause by the reason that CloudFormation gives for a resource. */
export interface StackRule {
  readonly id: string;
  readonly source: string;
  readonly category: Category;
  readonly cause: string;
  readonly advice: readonly string[];
  readonly pattern: RegExp;
  /** Words that other causes use as well: they allow `medium` at most. */
  readonly perhaps?: RegExp;
  /** A row that matches this has another cause. */
  readonly unless?: RegExp;
  /** The confidence of a rule whose rows only point to another cause. */
  readonly atMost?: Confidence;
  readonly isLastResort?: boolean;
}

/** In characters. Of a longer reason only the beginning is read. */
const LONGEST = 4_096;

/** Rows that report the failure of other rows. No failure begins with them. */
const CASCADE = anyOf(
  /resource (?:creation|update|deletion|import) (?:was )?cancell?ed/i,
  /(?:creation|update) of resource was cancell?ed/i,
  /following resource\(s\) failed/i,
  /embedded stack/i,
  /rollback requested/i,
);

/** The row with which the failure began: the earliest one with a reason of its own. */
export const rootRow = (rows: readonly StackRow[]): StackRow | undefined =>
  rows.find(({ reason }) => reason !== '' && !CASCADE.test(reason));

/** Makes a rule of its patterns. The root row is proof; a later row may be a consequence of it. */
export function stackRule(spec: StackRule): Rule {
  const { id, source, category, cause, advice, pattern, perhaps, unless, atMost, isLastResort } =
    spec;
  function match({ stack }: Evidence): Match | undefined {
    const rows = stack?.rows ?? [];
    const root = rootRow(rows);
    const contains =
      (words: RegExp | undefined) =>
      ({ reason }: StackRow) => {
        const text = reason.slice(0, LONGEST);
        return words?.test(text) === true && !unless?.test(text);
      };
    const fits = contains(pattern);
    const row = root && fits(root) ? root : (rows.find(fits) ?? rows.find(contains(perhaps)));
    if (!row) return undefined;
    const confidence = row === root && fits(row) ? 'high' : 'medium';
    return {
      category,
      confidence: atMost ?? confidence,
      title: titleFrom(cause),
      cause: row.resource ? `${cause} (${row.resource})` : cause,
      evidence: [row.reason],
      advice,
      phase: 'run',
    };
  }
  return { id, source, match, ...(isLastResort && { isLastResort }) };
}
