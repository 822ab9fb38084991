import type { Evidence } from '../evidence/evidence.ts';
import type { Category } from '../failure/category.ts';
import { type LogProof, logProofs } from './log-proof.ts';
import { type Confidence, type Match, type Rule, weaker } from './rule.ts';

/** One way in which a tool says it. */
export interface LogFormat {
  /** Its first group, if it has one, is the name that matters: `$1` in the texts. */
  readonly pattern: RegExp;
  /** Texts of this format's own; those of the rule where it has none. */
  readonly category?: Category;
  readonly title?: string;
  readonly cause?: string;
  readonly advice?: string;
  /** Settings that the service may lack and that these texts name. */
  readonly settings?: readonly string[];
  /** Words that have to stand somewhere in the same log. */
  readonly near?: RegExp;
  /** Words that, anywhere in the same log, tell of another cause. */
  readonly notNear?: RegExp;
  /** How sure these words can make at the most; `high` when absent. */
  readonly most?: Confidence;
}

/** A rule that recognises its cause by what tools write into logs. */
export interface LogRule {
  readonly id: string;
  readonly source: string;
  readonly category: Category;
  readonly title: string;
  readonly cause: string;
  readonly advice: readonly string[];
  /** The one of `advice` that says to go back to an older revision. */
  readonly rollbackAdvice?: string;
  /** From the narrow to the wide: of one line the first that fits is taken. */
  readonly formats: readonly LogFormat[];
  /** A line that says this is another cause's. */
  readonly unless?: RegExp;
  /** The same by what else is known. */
  readonly unlessSo?: (text: string, evidence: Evidence) => boolean;
  readonly isLastResort?: boolean;
  /** The setting that it is about, if the rest of the evidence tells. */
  readonly setting?: (proof: LogProof, evidence: Evidence) => string | undefined;
  /** What the rest of the evidence adds to the first advice. */
  readonly names?: (proof: LogProof, evidence: Evidence) => string | undefined;
}

/** Longer lines are read no further: what matters stands in front. */
const LONGEST = 2_000;
/** Names are letters, digits and a few marks: whatever else a log line holds, no page repeats. */
const NAME = /^(?!.*<[@!#h])[\w.,/:@+*$\\<>=~-][\w .,/:@+*$\\<>=~'-]{0,159}$/;

/** The name in a match; undefined when there is none, or when it is none to repeat. */
export function nameIn(found: RegExpExecArray): string | undefined {
  const name = found.slice(1).find((group) => group !== undefined);
  return name !== undefined && NAME.test(name) ? name : undefined;
}

function fits({ near, notNear }: LogFormat, { around }: LogProof): boolean {
  const isThere = (words: RegExp) => around.some((line) => words.test(line.slice(0, LONGEST)));
  return (near === undefined || isThere(near)) && !(notNear && isThere(notNear));
}

const fill = (text: string, name: string | undefined) =>
  text.replaceAll('$1', () => name ?? 'something');

/** A rule out of its table of formats. A page repeats only names from the log, besides its proof. */
export function logRule(spec: LogRule): Rule {
  const { id, source, formats, unless } = spec;
  function matchOf(proof: LogProof, evidence: Evidence): Match | undefined {
    const text = proof.text.slice(0, LONGEST).replaceAll('\\"', '"');
    for (const format of formats) {
      const found = format.pattern.exec(text);
      if (!found || !fits(format, proof)) continue;
      const name = nameIn(found);
      const [first = '', ...others] = spec.advice;
      const added = spec.names?.(proof, evidence);
      const setting = spec.setting?.(proof, evidence);
      const title = fill(format.title ?? spec.title, name);
      const cause = fill(format.cause ?? spec.cause, name);
      const { rollbackAdvice } = spec;
      const advice = [
        ...(added ? [added] : []),
        ...[format.advice ?? first, ...others].map((one) => fill(one, name)),
      ];
      return {
        category: format.category ?? spec.category,
        confidence: weaker(proof.confidence, format.most ?? 'high'),
        title: setting ? title.replace(/^(?:an|the) address [\w ]{1,20}(?= is )/, setting) : title,
        cause: setting ? `${cause}: most likely ${setting}` : cause,
        evidence: [proof.text],
        advice,
        ...(rollbackAdvice && advice.includes(rollbackAdvice) && { rollbackAdvice }),
        ...(format.settings && { settings: format.settings }),
        phase: 'run',
      };
    }
    return undefined;
  }
  function match(evidence: Evidence): Match | undefined {
    for (const proof of logProofs(evidence)) {
      const text = proof.text.slice(0, LONGEST);
      if (unless?.test(text) || spec.unlessSo?.(text, evidence)) continue;
      const found = matchOf(proof, evidence);
      if (found) return found;
    }
    return undefined;
  }
  return { id, source, match, ...(spec.isLastResort && { isLastResort: true }) };
}

/** Formats out of bare patterns, for tools that all say the same. */
export const says = (
  pattern: RegExp,
  texts: Omit<LogFormat, 'pattern'> | string = {},
): LogFormat => ({ pattern, ...(typeof texts === 'string' ? { cause: texts } : texts) });
