import type { Evidence } from '../evidence/evidence.ts';
import type { Category } from '../failure/category.ts';
import { rootFailures } from '../stack/root-failures.ts';
import { messageIn } from '../stack/stack-reason.ts';
import type { StackRow } from '../stack/stack-row.ts';
import { cutBytes } from '../text/cut-bytes.ts';
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
  /**
   * What surrounds the messages of many causes. It confirms words that other causes use as well;
   * alone it allows `low` at most.
   */
  readonly envelope?: RegExp;
  /** A row that matches this has another cause. */
  readonly unless?: RegExp;
  /** The confidence of a rule whose rows only point to another cause. */
  readonly atMost?: Confidence;
  readonly isLastResort?: boolean;
  /** What the sentence takes from the service's message, where that is long; else all of it. */
  readonly namesIn?: (message: string) => string | undefined;
}

/** In characters. Of a longer reason only the beginning is read. */
const LONGEST = 4_096;

/** What a sentence quotes of a message; the proof has the whole. */
const MESSAGE_BYTES = 200;

/** Makes a rule of its patterns. The root row is proof; a later row may be a consequence of it. */
export function stackRule(spec: StackRule): Rule {
  const { id, source, category, cause, advice, atMost, isLastResort } = spec;
  function match({ stack }: Evidence): Match | undefined {
    const rows = stack?.rows ?? [];
    const roots = rootFailures(rows);
    // A row that failed because of another one is asked only where nothing else is to be had.
    const asked = roots.length === 0 || isLastResort ? rows : roots;
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
    return {
      category,
      confidence: atMost ?? confidence,
      title: titleFrom(cause),
      cause: sentence(spec, row),
      evidence: [row.reason],
      advice,
      phase: 'run',
    };
  }
  return { id, source, match, ...(isLastResort && { isLastResort }) };
}

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** How sure the words of a row make the rule; undefined when they say nothing of its cause. */
function confidenceIn(
  { reason }: StackRow,
  { pattern, perhaps, envelope, unless }: StackRule,
): Confidence | undefined {
  const text = reason.slice(0, LONGEST);
  if (unless?.test(text)) return undefined;
  if (pattern.test(text)) return 'high';
  const isEnveloped = envelope?.test(text) === true;
  if (perhaps?.test(messageIn(text))) return isEnveloped ? 'high' : 'medium';
  return isEnveloped ? 'low' : undefined;
}

/** The cause with the resource that failed, and what the service said of it. */
function sentence({ cause, namesIn }: StackRule, { resource, reason }: StackRow): string {
  const named = resource ? `${cause} (${resource})` : cause;
  const whole = messageIn(reason)
    .replace(/\s+/g, ' ')
    .replace(/[.: ]{1,4}$/, '');
  const message = cutBytes(namesIn?.(whole) ?? whole, MESSAGE_BYTES);
  return message === '' ? named : `${named}: ${message}`;
}
