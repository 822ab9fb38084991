import { plainText } from '../text/plain-text.ts';

/** The limit of a line, in characters: a page is read on a phone. */
export const LINE = 300;
/** The limit of a fact: links and commands must stay whole. */
export const FACT = 1_000;
/** The limit of a reason: ECS writes up to 1,024 characters, and often says why only at the end. */
export const REASON = 1_100;

/** Somebody else's text as one line: it cannot start a line of its own, nor go on forever. */
export function cut(text: string, characters = LINE): string {
  const line = plainText(text.slice(0, 4 * characters));
  return line.length > characters ? `${line.slice(0, characters).toWellFormed()}…` : line;
}

/** The same text with exactly one full stop. */
export const sentence = (text: string): string => `${cut(text).replace(/\.$/, '')}.`;

/** Somebody else's words behind a bar, so that nobody takes them for ours. */
export const quoted = (text: string, characters = LINE): string => `  | ${cut(text, characters)}`;

/** A reason of ECS behind a bar, whole: the reader's window wraps it. */
export const quotedReason = (text: string): string => quoted(text, REASON);

/** A bulleted list. */
export const list = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

/** The text with a capital letter. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A title with its lines below; empty when there are no lines. */
export const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines].join('\n');
