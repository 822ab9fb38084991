/** Ends a word: white space, brackets, quotes and `,` `;` `=` `:` `|`. */
export const STOP = 1;
export const LOWER = 2;
export const UPPER = 4;
/** Any character that is not a hexadecimal digit. */
export const NOT_HEX = 8;
/** The kinds of a word of letters only add up to less than this; the kinds below do not. */
export const ODD = 16;
export const DIGIT = 16;
export const DOT = 32;
/** `/` and `\`. */
export const SLASH = 64;
/** Any other character inside a word: `-` `_` `@` `~` `#` `$` `%` and so on. */
export const MARK = 128;

export const LETTER = LOWER | UPPER;

/** The kinds of each UTF-16 code unit, as a sum of bits. Outside ASCII all are small letters. */
export const charKinds: Uint8Array = kinds();

/** The code unit at `at`, or 0 outside the text, where reading the string itself would be slow. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : 0;
}

/** The kinds of the code unit at `at`; outside the text it is a STOP. */
export function kindAt(text: string, at: number): number {
  return charKinds[codeAt(text, at)] as number;
}

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(LOWER | NOT_HEX);
  const set = (characters: string, kind: number) => {
    for (const c of characters) table[c.charCodeAt(0)] = kind;
  };
  table.fill(STOP, 0, 33);
  table.fill(MARK | NOT_HEX, 33, 128);
  set('()[]{}<>,;=:|"\'`\x7f\xa0\u2028\u2029', STOP);
  set('abcdefghijklmnopqrstuvwxyz', LOWER | NOT_HEX);
  set('ABCDEFGHIJKLMNOPQRSTUVWXYZ', UPPER | NOT_HEX);
  set('0123456789', DIGIT);
  set('abcdef', LOWER);
  set('ABCDEF', UPPER);
  set('.', DOT | NOT_HEX);
  set('/\\', SLASH | NOT_HEX);
  return table;
}
