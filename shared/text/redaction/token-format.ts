import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** A token that its issuer gives a fixed prefix, or another part that never changes. */
export interface TokenFormat {
  readonly issuer: string;
  /** The parts that never change; see `RedactPattern`. */
  readonly hints: readonly string[];
  readonly shape: RegExp;
}

/** A token is no part of a longer word. */
const START = /(?<![A-Za-z0-9_.-])/;
const END = /(?![A-Za-z0-9])/;

/** One pattern for many formats, because a pattern of its own for each would take longer. */
export function patternOfFormats(
  id: string,
  formats: readonly TokenFormat[],
  start = START,
): Pick<RedactPattern, 'id' | 'hints' | 'find'> {
  const shapes = anyOf(...formats.map(({ shape }) => shape));
  return {
    id,
    hints: formats.flatMap(({ hints }) => hints),
    find: new RegExp(inOrder(start, shapes, END), 'g'),
  };
}
