import type { Evidence, StackRow } from '../evidence/evidence.ts';
import type { Category } from '../failure/category.ts';
import type { Confidence, Match, Rule } from './rule.ts';

/** A rule that recognises its cause by what CloudFormation says of a resource. */
export interface StackRule {
  readonly id: string;
  readonly source: string;
  readonly category: Category;
  readonly cause: string;
  readonly advice: readonly string[];
  readonly pattern: RegExp;
  /** Words that other causes use as well: they make at most `medium`. */
  readonly perhaps?: RegExp;
  /** A row that says this is another cause's. */
  readonly unless?: RegExp;
  /** A row that only tells of another row, or of another service: how sure it makes at the most. */
  readonly most?: Confidence;
  readonly isLastResort?: boolean;
}

/** No reason is longer. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html */
const LONGEST = 4_096;
/** Rows that tell of other rows: never where it began. */
const CASCADE =
  /resource (?:creation|update|deletion|import) (?:was )?cancell?ed|following resource\(s\) failed|embedded stack|rollback requested|(?:creation|update) of resource was cancell?ed/i;

/** Where it began: the earliest row with a reason of its own. */
export const rootRow = (rows: readonly StackRow[]): StackRow | undefined =>
  rows.find(({ reason }) => reason !== '' && !CASCADE.test(reason));

/** A rule out of its pattern. The row where it began is proof; a later one may be a consequence. */
export function stackRule(spec: StackRule): Rule {
  const { id, source, category, cause, advice, pattern, perhaps, unless, most, isLastResort } =
    spec;
  function match({ stack }: Evidence): Match | undefined {
    const rows = stack?.rows ?? [];
    const root = rootRow(rows);
    const saysBy =
      (words: RegExp | undefined) =>
      ({ reason }: StackRow) => {
        const text = reason.slice(0, LONGEST);
        return words?.test(text) === true && !unless?.test(text);
      };
    const says = saysBy(pattern);
    const row = root && says(root) ? root : (rows.find(says) ?? rows.find(saysBy(perhaps)));
    if (!row) return undefined;
    const sure = row === root && says(row) ? 'high' : 'medium';
    return {
      category,
      confidence: most ?? sure,
      title: cause.charAt(0).toLowerCase() + cause.slice(1),
      cause: row.resource ? `${cause} (${row.resource})` : cause,
      evidence: [row.reason],
      advice,
      phase: 'run',
    };
  }
  return { id, source, match, ...(isLastResort && { isLastResort }) };
}
