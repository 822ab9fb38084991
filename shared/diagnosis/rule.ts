import type { Evidence } from '../evidence/evidence.ts';
import type { Category, Phase } from '../failure/category.ts';

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
  /** The one of `advice` that says to go back to an older revision, without a command for it. */
  readonly rollbackAdvice?: string | undefined;
  /** Settings that the service may lack, by name, where the rule knows them and not the proof. */
  readonly settings?: readonly string[] | undefined;
  readonly phase: Phase;
}

/** One known cause: how to recognise it in evidence, and what to tell the person. */
export interface Rule {
  /** The file's name. */
  readonly id: string;
  /** Where AWS, or the vendor, documents it. */
  readonly source: string;
  /** True of a rule that only says that it failed, not why: any rule that knows more goes first. */
  readonly isLastResort?: boolean;
  readonly match: (evidence: Evidence) => Match | undefined;
}

const CONFIDENCES: readonly Confidence[] = ['high', 'medium', 'low'];

/** The less sure of the two. */
export const weaker = (a: Confidence, b: Confidence): Confidence =>
  CONFIDENCES.indexOf(a) > CONFIDENCES.indexOf(b) ? a : b;
