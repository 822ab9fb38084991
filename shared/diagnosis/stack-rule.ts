import type { Evidence } from '../evidence/evidence.ts';
import type { Category } from '../failure/category.ts';
import { rootFailures } from '../stack/root-failures.ts';
import { messageIn, ownReason } from '../stack/stack-reason.ts';
import type { StackRow } from '../stack/stack-row.ts';
import type { Confidence, Match, Rule } from './rule.ts';
import { type Reading, stackSentence } from './stack-sentence.ts';

/** A rule that recognises its cause by the reason that CloudFormation gives for a resource. */
export interface StackRule {
  readonly id: string;
  readonly source: string;
  readonly category: Category;
  /** The cause in general words; the sentence puts the names of the row behind them. */
  readonly cause: string;
  readonly advice: readonly string[];
  readonly pattern: RegExp;
  /** Statuses that tell as much as the pattern does. */
  readonly status?: RegExp;
  /** Words that other causes use as well: they allow `medium` at most. */
  readonly perhaps?: RegExp;
  /**
   * What surrounds the messages of many causes. It confirms words that other causes use as well;
   * alone it allows `low` at most.
   */
  readonly envelope?: RegExp;
  /** A row that matches this has another cause. */
  readonly unless?: RegExp;
  /** The confidence of a rule whose rows only point to another cause. */
  readonly atMost?: Confidence;
  /** True when its rows only tell that something else failed: they are asked when others cannot. */
  readonly ofConsequences?: boolean;
  /** True when another cause, found elsewhere, says why. */
  readonly isLastResort?: boolean;
  /** Messages that can be said better than in the service's own words; the first one applies. */
  readonly readings?: readonly Reading[];
}

/** In characters. Of a longer reason only the beginning is read. */
const LONGEST = 4_096;

/** Makes a rule of its patterns. The root row is proof; a later row may be a consequence of it. */
export function stackRule(spec: StackRule): Rule {
  const { id, source, category, atMost, ofConsequences, readings = [] } = spec;
  const isLastResort = ofConsequences === true || spec.isLastResort === true;
  function match({ stack }: Evidence): Match | undefined {
    const rows = stack?.rows ?? [];
    const roots = rootFailures(rows);
    // A row that failed because of another one is asked only where nothing else is to be had.
    const asked = roots.length === 0 || ofConsequences ? rows : roots;
    const found = asked.flatMap((row) => {
      const confidence = confidenceIn(row, spec);
      return confidence ? [{ row, confidence }] : [];
    });
    const best = CONFIDENCES.flatMap(
      (confidence) => found.find((one) => one.confidence === confidence) ?? [],
    )[0];
    if (!best) return undefined;
    const { row } = best;
    const confidence = best.confidence === 'high' && row !== roots[0] ? 'medium' : best.confidence;
    const { cause, title, advice = spec.advice } = stackSentence(row, spec.cause, readings);
    return {
      category,
      confidence: atMost ?? confidence,
      title,
      cause,
      evidence: [row.reason],
      advice,
      phase: 'run',
      ...(roots.indexOf(row) > 0 && { failure: roots.indexOf(row) }),
    };
  }
  return { id, source, match, ...(isLastResort && { isLastResort }) };
}

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** How sure the words of a row make the rule; undefined when they say nothing of its cause. */
function confidenceIn(
  { reason, status: rowStatus = '' }: StackRow,
  { pattern, status, perhaps, envelope, unless, ofConsequences }: StackRule,
): Confidence | undefined {
  const text = reason.slice(0, LONGEST);
  // What a row says by itself is no consequence, whatever stands behind it.
  if (unless?.test(text) || (ofConsequences && ownReason(text) !== '')) return undefined;
  if (pattern.test(text) || status?.test(rowStatus)) return 'high';
  const isEnveloped = envelope?.test(text) === true;
  if (perhaps?.test(messageIn(text))) return isEnveloped ? 'high' : 'medium';
  return isEnveloped ? 'low' : undefined;
}
