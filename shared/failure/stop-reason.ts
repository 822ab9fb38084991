import type { Category, Phase } from './category.ts';

/** What is kept of any reason that ECS gives, in bytes; its agent cuts at 1,024 characters. */
export const REASON_BYTES = 1_024;

/** What a stop reason means. */
export interface StopReason {
  /** Matches text in lower case with straight quotes and single spaces; see `normalReason`. */
  readonly pattern: RegExp;
  /** False for a stop that is no failure. */
  readonly counts: boolean;
  readonly phase: Phase;
  /** Absent for a wrapper, which says where the task failed and not why. */
  readonly category?: Category;
}

/** A reason that means a failure. */
export const says = (pattern: RegExp, phase: Phase, category?: Category): StopReason => ({
  pattern,
  counts: true,
  phase,
  ...(category && { category }),
});

/** A reason that means no failure. */
export const benign = (pattern: RegExp, category: Category): StopReason => ({
  pattern,
  counts: false,
  phase: 'run',
  category,
});

/** No real stop reason is longer: the ECS agent cuts at 1,024 characters. */
const LONGEST = 4_096;

/** A text as the patterns expect it: lower case, straight quotes, single spaces. */
export const normalReason = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[‘’‛`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
