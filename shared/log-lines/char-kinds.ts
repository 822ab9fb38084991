/** What a character may be to a scanner of log lines; each is one bit. */
export const SPACE = 1;
/** Ends a word: brackets, quotes, `,` `;` `=` `:` `|`. */
export const BREAK = 2;
export const DIGIT = 4;
export const LOWER = 8;
export const UPPER = 16;
/** `0-9 a-f A-F`, besides their other bit. */
export const HEX = 32;
/** Inside a word and neither letter nor digit: `.` `-` `_` `/` `@` and the like. */
export const MARK = 64;

/** The kinds of the first 256 characters; everything beyond counts as a small letter. */
export const charKinds: Uint8Array = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(256).fill(LOWER);
  const set = (characters: string, kind: number) => {
    for (const c of characters) table[c.charCodeAt(0)] = kind;
  };
  for (let i = 0; i < 33; i += 1) table[i] = SPACE;
  for (let i = 33; i < 127; i += 1) table[i] = MARK;
  set('()[]{}<>,;=:|"\'`', BREAK);
  set('\x7f\xa0', SPACE);
  set('0123456789', DIGIT | HEX);
  set('abcdefghijklmnopqrstuvwxyz', LOWER);
  set('ABCDEFGHIJKLMNOPQRSTUVWXYZ', UPPER);
  set('abcdef', LOWER | HEX);
  set('ABCDEF', UPPER | HEX);
  return table;
}
