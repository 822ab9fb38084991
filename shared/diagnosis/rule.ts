import type { Evidence } from '../evidence/evidence.ts';
import type { Category, Phase } from '../failure/category.ts';

/** How sure a rule is; a page names no cause that is only `low`. */
export type Confidence = 'high' | 'medium' | 'low';

/** What a rule reports when it recognises its cause. */
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
  /** The one of `advice` that says to go back to an older revision, without a command for it. */
  readonly rollbackAdvice?: string | undefined;
  /** Settings that the service may lack, by name, where the rule knows them and not the proof. */
  readonly settings?: readonly string[] | undefined;
  /** Of a stack: which of the independent failures it explains, 0 the first. */
  readonly failure?: number | undefined;
  /** How far the task had come when this stopped it. */
  readonly phase: Phase;
}

/** One known cause: how to recognise it in evidence, and what to advise. */
export interface Rule {
  /** The name of the rule's file. */
  readonly id: string;
  /** Where AWS or the vendor documents the cause. */
  readonly source: string;
  /** True of a rule that recognises a failure but not its reason: other rules go first. */
  readonly isLastResort?: boolean;
  readonly match: (evidence: Evidence) => Match | undefined;
}

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** The lower of two confidences. */
export const weaker = (a: Confidence, b: Confidence): Confidence =>
  CONFIDENCES.indexOf(a) > CONFIDENCES.indexOf(b) ? a : b;
