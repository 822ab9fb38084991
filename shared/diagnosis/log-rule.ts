import type { Evidence } from '../evidence/evidence.ts';
import type { Category } from '../failure/category.ts';
import { type LogProof, logProofs } from './log-proof.ts';
import { nameIn } from './name-in.ts';
import { type Confidence, type Match, type Rule, weaker } from './rule.ts';

/** One way in which tools report the cause of a rule. */
export interface LogFormat {
  /** Its first matching group, if it has any, is the name that `$1` stands for in the texts. */
  readonly pattern: RegExp;
  /** The category and the texts of this format, where they differ from those of the rule. */
  readonly category?: Category;
  readonly title?: string;
  readonly cause?: string;
  readonly advice?: string;
  /** The title when the setting that the message is about is known. */
  readonly titleWith?: (setting: string) => string;
  /** Settings that the service may lack and that these texts name. */
  readonly settings?: readonly string[];
  /** Must match a line of the same log. */
  readonly near?: RegExp;
  /** Must match no line of the same log, because it points to another cause. */
  readonly notNear?: RegExp;
  /** The highest confidence that this format allows; `high` when absent. */
  readonly atMost?: Confidence;
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
  /** From the narrow to the wide: the first format that matches a line is taken. */
  readonly formats: readonly LogFormat[];
  /** A line that matches this has another cause. */
  readonly unless?: RegExp;
  /** True when the rest of the evidence shows that the line has another cause. */
  readonly hasOtherCause?: (text: string, evidence: Evidence) => boolean;
  readonly isLastResort?: boolean;
  /** The name of the setting that the line is about, if the evidence tells. */
  readonly setting?: (proof: LogProof, evidence: Evidence) => string | undefined;
  /** Advice that needs the rest of the evidence. It goes before all other advice. */
  readonly firstAdvice?: (proof: LogProof, evidence: Evidence) => string | undefined;
}

/** In characters. Of a longer line only the beginning is read: the message stands there. */
const LONGEST = 2_000;

function fits({ near, notNear }: LogFormat, { around }: LogProof): boolean {
  const isThere = (words: RegExp) => around.some((line) => words.test(line.slice(0, LONGEST)));
  return (near === undefined || isThere(near)) && !(notNear && isThere(notNear));
}

const fill = (text: string, name: string | undefined) =>
  text.replaceAll('$1', () => name ?? 'something');

/** Makes a rule of its formats. Apart from the proof, a match repeats only a name of the log. */
export function logRule(spec: LogRule): Rule {
  const { id, source, formats, unless } = spec;
  function matchOf(proof: LogProof, evidence: Evidence): Match | undefined {
    // Entries in JSON escape their quotes.
    const text = proof.text.slice(0, LONGEST).replaceAll('\\"', '"');
    for (const format of formats) {
      const found = format.pattern.exec(text);
      if (!found || !fits(format, proof)) continue;
      const name = nameIn(found);
      const [general = '', ...others] = spec.advice;
      const first = spec.firstAdvice?.(proof, evidence);
      const setting = spec.setting?.(proof, evidence);
      const cause = fill(format.cause ?? spec.cause, name);
      const { rollbackAdvice } = spec;
      const advice = [
        ...(first ? [first] : []),
        ...[format.advice ?? general, ...others].map((one) => fill(one, name)),
      ];
      return {
        category: format.category ?? spec.category,
        confidence: weaker(proof.confidence, format.atMost ?? 'high'),
        title:
          setting && format.titleWith
            ? format.titleWith(setting)
            : fill(format.title ?? spec.title, name),
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
      if (unless?.test(text) || spec.hasOtherCause?.(text, evidence)) continue;
      const found = matchOf(proof, evidence);
      if (found) return found;
    }
    return undefined;
  }
  return { id, source, match, ...(spec.isLastResort && { isLastResort: true }) };
}
