import type { Operation } from '../stack/operation.ts';

/** What is known of an operation of a stack when it is judged. */
export interface OperationHistory {
  readonly operation: Operation;
  /** How long the stack's operations usually take, in milliseconds; undefined while unknown. */
  readonly usualMilliseconds?: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is wrong with an operation. */
export interface OperationDetection {
  /** The detector's id, which is the name of its file. */
  readonly detector: string;
  /** ISO time of the first sign. */
  readonly since: string;
  /** In CloudFormation's words, with the resource if it is one; redacted. */
  readonly reason?: string | undefined;
}

/**
 * One way in which an operation of a stack fails. A pure function of what is stored: duplicates and
 * disorder do not matter.
 */
export interface StackDetector {
  readonly id: string;
  readonly detect: (history: OperationHistory) => OperationDetection | undefined;
}
