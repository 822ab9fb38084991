/**
 * Escape sequences of ECMA-48: strings (OSC, DCS, SOS, PM, APC) with their terminator, then CSI
 * (also when cut off), then the two-byte ones. The body of a string stops at the next control,
 * so an unterminated one costs only its introducer and the scan stays linear.
 */
const ESCAPES = new RegExp(
  [
    '(?:\\x1b[\\]PX^_]|[\\x90\\x98\\x9d-\\x9f])[^\\x07\\x1b\\x80-\\x9f\\r\\n]*(?:\\x07|\\x1b\\\\|\\x9c)',
    '(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?',
    '\\x1b[ -/]*[0-~]?',
  ].join('|'),
  'g',
);

/** A carriage return without a line feed is a terminal drawing over its line: what follows is new. */
const LINE_BREAKS = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g;

const UNSEEN = new RegExp(
  '[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f' + // controls
    '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069' + // the order of writing
    '\\u00ad\\u034f\\u180e\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\ufeff\\ufff9-\\ufffb]' + // no width
    '|\\udb40[\\udc00-\\udc7f]', // tag characters: a second, invisible ASCII
  'g',
);

const ORDINARY = /^[\x20-\x7e\xa0-\xac\xae-\u02ff]*$/;

/**
 * Text that cannot steer a terminal, a mail or a table: no escape sequences, controls,
 * bidirectional or invisible characters, no lone surrogates. Tabs become spaces. Line breaks
 * become spaces too (a cell, a log line) unless they are kept (the body of a page).
 */
export function plainText(text: string, lineBreaks: 'join' | 'keep' = 'join'): string {
  if (ORDINARY.test(text)) return text;
  const joined = lineBreaks === 'join';
  return withoutFinalBreaks(text.toWellFormed().replace(ESCAPES, ''), joined)
    .replace(LINE_BREAKS, joined ? ' ' : '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '');
}

/** A loop, because a pattern anchored at the end is tried again at each break of a long run. */
function withoutFinalBreaks(text: string, joined: boolean): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\r' || (joined && text[end - 1] === '\n'))) end -= 1;
  return text.slice(0, end);
}
