import type { GapKind } from '../evidence/gap.ts';

/** One more thing to know before acting. */
export interface Note {
  readonly kind:
    | GapKind
    | 'stack-waits'
    | 'stack-express'
    | 'stack-failed'
    | 'no-circuit-breaker'
    | 'health-unverified';
  /** A sentence without full stop; it may begin with a small letter. */
  readonly text: string;
}
