import type { StopReason } from './stop-reason.ts';

/** Stop reasons that belong together: one part of a task's life, or one party that stops tasks. */
export interface StopReasonFamily {
  /** The name of its file. */
  readonly id: string;
  /** The family is asked only about a text that this matches; without it, about every text. */
  readonly when?: RegExp;
  /** The first one that matches counts. */
  readonly reasons: readonly StopReason[];
}
