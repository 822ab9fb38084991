import type { Evidence, LogEvidence } from '../evidence/evidence.ts';
import { isAccessLog } from './access-log.ts';
import { lineConfidence } from './line-confidence.ts';
import { mainErrorIn } from './main-error.ts';
import type { Confidence } from './rule.ts';

/** A log line that a rule may quote. */
export interface LogProof {
  readonly text: string;
  /**
   * The confidence that the line supports: `high` when it ended the program, `medium` when it is
   * another possible error, `low` when it is less than an error or when the program outlived it.
   */
  readonly confidence: Confidence;
  /** The lines after it in the same log. */
  readonly later: readonly string[];
  /** All kept lines of the log. */
  readonly around: readonly string[];
}

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

function proofsOf(log: LogEvidence, evidence: Evidence): LogProof[] {
  const texts = log.lines.map(({ text }) => text);
  const main = mainErrorIn(log, texts);
  const confidence = lineConfidence(log, texts, main, evidence);
  const all = texts.map(
    (text, index): LogProof => ({
      text,
      confidence: confidence.lines[index] ?? 'low',
      later: texts.slice(index + 1),
      around: texts,
    }),
  );
  const quotable = all.filter(({ text }) => !isAccessLog(text));
  if (!main || !log.error) return quotable;
  const own = all[main.at];
  if (!own) {
    const lost = { text: log.error.text, confidence: confidence.main, later: [], around: texts };
    return [lost, ...quotable];
  }
  if (isAccessLog(own.text)) return quotable;
  // The message of an entry in JSON reads better than the entry, if the entry has it verbatim.
  const text = own.text.includes(log.error.text) ? log.error.text : own.text;
  return [{ ...own, text }, ...quotable.filter((proof) => proof !== own || text !== own.text)];
}

/** Every rule asks for the proofs of the same evidence. */
const known = new WeakMap<Evidence, readonly LogProof[]>();

/** The log lines of all tasks, by confidence; among equals, those of the newest task first. */
export function logProofs(evidence: Evidence): readonly LogProof[] {
  const before = known.get(evidence);
  if (before) return before;
  const proofs = evidence.logs
    .flatMap((log) => proofsOf(log, evidence))
    .sort((a, b) => RANK[a.confidence] - RANK[b.confidence]);
  known.set(evidence, proofs);
  return proofs;
}
