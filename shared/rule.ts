import type { Category, Phase } from './category.ts';
import type { Evidence, LogEvidence } from './evidence.ts';
import { jsonLog } from './log-lines/json-log.ts';
import { logLevel } from './log-lines/log-level.ts';

export type Confidence = 'high' | 'medium' | 'low';

/** What a rule says when it recognises its cause. */
export interface Match {
  readonly category: Category;
  readonly confidence: Confidence;
  /** The cause in a few words, as the end of "it keeps crashing: ...". */
  readonly title: string;
  /** One sentence that names the cause, in the words of the evidence. */
  readonly cause: string;
  /** The lines that prove it, verbatim (redaction aside), the best first. Never empty. */
  readonly evidence: readonly string[];
  /** What a person can do now, the best first. */
  readonly advice: readonly string[];
  readonly phase: Phase;
}

/** One known cause: how to recognise it in evidence, and what to tell the person. */
export interface Rule {
  /** The file's name. */
  readonly id: string;
  /** Where AWS, or the vendor, documents it. */
  readonly source: string;
  readonly match: (evidence: Evidence) => Match | undefined;
}

/** A log line that a rule may quote. */
export interface LogProof {
  readonly text: string;
  /**
   * How sure it can make: `high` for what ended the program, `medium` for another line that may be
   * an error, `low` for a warning or less that the program outlived.
   */
  readonly confidence: Confidence;
  /** The lines behind it in the same log. */
  readonly later: readonly string[];
}

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** The less sure of the two. */
export const weaker = (a: Confidence, b: Confidence): Confidence =>
  CONFIDENCES.indexOf(a) > CONFIDENCES.indexOf(b) ? a : b;

const isMild = (text: string) => {
  const level = jsonLog(text)?.level ?? logLevel(text);
  return level === 'warn' || level === 'info';
};

function proofsOf({ error, lines }: LogEvidence): LogProof[] {
  const texts = lines.map(({ text }) => text);
  const at = lines.findIndex((line) => error && line.text.includes(error.text));
  const others = texts.map(
    (text, index): LogProof => ({
      text,
      confidence: isMild(text) ? 'low' : 'medium',
      later: texts.slice(index + 1),
    }),
  );
  if (!error) return others;
  const main: LogProof = {
    text: error.text,
    confidence: isMild(texts[at] ?? error.text) ? 'medium' : 'high',
    later: at < 0 ? [] : texts.slice(at + 1),
  };
  return [main, ...others.filter(({ text }) => text !== error.text)];
}

/** The log lines of all tasks, those that say most first, the newest task first. */
export const logProofs = ({ logs }: Evidence): LogProof[] =>
  logs
    .flatMap(proofsOf)
    .sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence));
