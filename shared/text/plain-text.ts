// biome-ignore-all lint/suspicious/noControlCharactersInRegex: they are what is removed
// biome-ignore-all lint/suspicious/noMisleadingCharacterClass: it lists characters one by one
import { anyOf, inOrder } from './pattern.ts';

/** Escape sequences of ECMA-48. */
const ESCAPES = anyOf(
  // Strings (OSC, DCS, SOS, PM, APC) with their terminator. The body ends at the next control
  // character, so that a string without a terminator costs only its start, and time stays linear.
  inOrder(
    /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])/g,
    /[^\x07\x1b\x80-\x9f\r\n]*/g,
    /(?:\x07|\x1b\\|\x9c)/g,
  ),
  // Control sequences (CSI), also when they are cut off.
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?/g,
  // Sequences of two bytes.
  /\x1b[ -/]*[0-~]?/g,
);

/** A carriage return alone makes a terminal overwrite its line: what follows is a new line. */
const LINE_BREAKS = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g;

/** Characters that nobody sees. */
const UNSEEN = anyOf(
  // Control characters.
  /[\x00-\x08\x0e-\x1f\x7f-\x9f]/g,
  // Characters that change the direction of writing.
  /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
  // Characters without a width.
  /[\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb]/g,
  // Tag characters, which are a second, invisible ASCII.
  /\udb40[\udc00-\udc7f]/g,
);

/** Text that needs no change, as nearly all does. */
const ORDINARY = /^[\x20-\x7e\xa0-\xac\xae-\u02ff]*$/;

/**
 * Text that cannot control a terminal, a mail or a table: without escape sequences, control
 * characters, characters that change the direction of writing or are invisible, and lone
 * surrogates. Tabs become spaces. Line breaks become spaces too (a table cell, a log line) unless
 * they are kept (the body of a page).
 */
export function plainText(text: string, lineBreaks: 'join' | 'keep' = 'join'): string {
  if (ORDINARY.test(text)) return text;
  const joined = lineBreaks === 'join';
  return withoutFinalBreaks(text.toWellFormed().replace(ESCAPES, ''), joined)
    .replace(LINE_BREAKS, joined ? ' ' : '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '');
}

/** A loop, because a pattern with `$` would start again at each break of a long run. */
function withoutFinalBreaks(text: string, joined: boolean): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\r' || (joined && text[end - 1] === '\n'))) end -= 1;
  return text.slice(0, end);
}
