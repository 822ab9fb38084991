import type { Category, Phase } from './category.ts';

/** What a stop reason says by itself. `counts: false` marks a stop that is nobody's failure. */
export interface StopReason {
  /** Tried on text in lower case with straight quotes and single spaces; see `normalReason`. */
  readonly pattern: RegExp;
  readonly counts: boolean;
  readonly phase: Phase;
  /** Absent for a wrapper, which tells where it happened and not why. */
  readonly category?: Category;
}

/** A reason that is a failure. */
export const says = (pattern: RegExp, phase: Phase, category?: Category): StopReason => ({
  pattern,
  counts: true,
  phase,
  ...(category && { category }),
});

/** A reason that is nobody's failure. */
export const benign = (pattern: RegExp, category: Category): StopReason => ({
  pattern,
  counts: false,
  phase: 'run',
  category,
});

/** No stop reason is longer: the ECS agent cuts at 1,024 characters, StopTask takes as many. */
const LONGEST = 4_096;

/** Text as the patterns expect it: lower case, straight quotes, single spaces. */
export const normalReason = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[‘’‛`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
