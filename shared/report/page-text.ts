import { plainText } from '../text/plain-text.ts';
import type { IncidentRecord } from './incident-record.ts';

/** One line's limit in characters: a page is read on a telephone. */
export const LINE = 300;
/** A fact's: links and commands have to be whole. */
export const FACT = 1_000;
/** ECS says why in up to 1,024 characters, and often only at their end. */
export const REASON = 1_100;

/** One line of somebody else's text: nothing in it may begin a line of its own, or go on forever. */
export function cut(text: string, characters = LINE): string {
  const line = plainText(text.slice(0, 4 * characters));
  return line.length > characters ? `${line.slice(0, characters).toWellFormed()}…` : line;
}

/** The same as the end of a sentence of ours. */
export const sentence = (text: string): string => `${cut(text).replace(/\.$/, '')}.`;

/** Somebody else's words, behind a bar so that they cannot pass for ours. */
export const quoted = (text: string, characters = LINE): string => `  | ${cut(text, characters)}`;

/** What ECS said, whole and in one line: the reader's own window breaks it. */
export const quotedReason = (text: string): string => quoted(text, REASON);

export const list = (items: readonly string[]): string[] => items.map((item) => `- ${item}`);

/** A title above its lines; empty when there are none. */
export const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines].join('\n');

/** "3 tasks failed", of a stack "3 resources failed"; empty when none did. */
export function failedText({ failures, resource }: IncidentRecord): string {
  const what = resource.kind === 'stack' ? 'resource' : 'task';
  return failures > 0 ? `${failures} ${what}${failures === 1 ? '' : 's'} failed` : '';
}

/** "shop/api", or the name alone of what is in no cluster. */
export const placeOf = (resource: {
  readonly name: string;
  readonly cluster?: string | undefined;
}): string => plainText([resource.cluster, resource.name].filter(Boolean).join('/'));
