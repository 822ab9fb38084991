import { mayHoldSecretName } from './is-secret-name.ts';

/** The name on the left of a sign, as in `DB_PASSWORD=` or `"password": `. */
export interface AssignedName {
  readonly text: string;
  readonly start: number;
  /** The quote or bracket that closes the name, or the empty string. */
  readonly quote: string;
  readonly sign: string;
  /** The first character behind the sign. */
  readonly behind: number;
}

const NAME_LIMIT = 80;
/** The names of the two halves of `{"name": "DB_PASSWORD", "value": "..."}`. */
const OF_PAIR = /name|value/i;
const CONTEXT = 10;

// This is asked about every sign of every line, so it compares codes: a regular expression for one
// character takes ten times as long.
const codesOf = (characters: string): ReadonlySet<number> =>
  new Set(Array.from(characters, (one) => one.charCodeAt(0)));
const BLANKS = codesOf(' \t');
const CLOSERS = codesOf('"\'`]\\');
const COLON = 58;

/**
 * The name before the sign at `at`, if it may be the name of a secret and the text around it reads
 * like an assignment. Looks back no further than `from`.
 */
export function assignedName(
  text: string,
  from: number,
  at: number,
  sign: string,
): AssignedName | undefined {
  // In a text full of secrets most colons are those of marks.
  if (text.startsWith('[REDACTED', at - 9) || isOperator(text, at, sign)) return undefined;
  const name = nameBefore(text, Math.max(from, at - NAME_LIMIT), at);
  // Most signs follow another kind of name, and `joins` is the slower test, so it comes second.
  if (name === undefined || !(mayHoldSecretName(name.text) || OF_PAIR.test(name.text)))
    return undefined;
  if (!joins(text, from, name, at, sign)) return undefined;
  return { ...name, sign, behind: at + sign.length };
}

function nameBefore(
  text: string,
  from: number,
  at: number,
): Pick<AssignedName, 'text' | 'start' | 'quote'> | undefined {
  let end = at;
  while (end > from && at - end < 4 && BLANKS.has(text.charCodeAt(end - 1))) end -= 1;
  const close = end;
  while (end > from && CLOSERS.has(text.charCodeAt(end - 1))) end -= 1;
  const quote = end < close ? (text[end] ?? '') : '';
  let start = end;
  while (start > from && isNameCode(text.charCodeAt(start - 1))) start -= 1;
  while (start < end && !mayBeginName(text.charCodeAt(start))) start += 1;
  if (start === end) return undefined;
  const word = text.slice(start, end);
  // In prose the qualifier is a separate word: `secret access key: ...`, `next token: ...`.
  const before = /^(?:key|token)$/i.test(word)
    ? (/([A-Za-z]{1,20}) $/.exec(text.slice(Math.max(from, start - 21), start))?.[1] ?? '')
    : '';
  return { text: before === '' ? word : `${before} ${word}`, start, quote };
}

/**
 * Whether the sign really assigns to the name. It does not in `a:secret:b`, `secret "x": ...` and
 * `token => f(token)`.
 */
function joins(
  text: string,
  from: number,
  name: Pick<AssignedName, 'start' | 'quote'>,
  at: number,
  sign: string,
): boolean {
  const outer = textBefore(text, from, name.start);
  const before = outer.at(-1) ?? '';
  if (sign === ':' && before === ':' && /[\w.}]:$/.test(outer)) return false;
  // The host of a URL and its port.
  if (sign === ':' && outer.endsWith('//')) return false;
  if (before === '{' && outer.endsWith('${')) return false;
  if (outer.endsWith('[REDACTED:')) return false;
  if (sign === ':' && name.quote !== '' && /\w \\*["'`]$/.test(outer)) return false;
  if (sign === '=>') {
    return name.quote !== '' || before === ':' || /^\s{0,8}["']/.test(text.slice(at + 2, at + 12));
  }
  if (sign === '->' || sign === '→') {
    // Scala prints a map this way; without the spaces, or before a call, it is code.
    const around = text.slice(at - 1, at) + text.slice(at + sign.length, at + sign.length + 80);
    return name.quote !== '' || /^\s[ \t]{1,4}(?![\w.]{1,60}\(|[{[(])/.test(around);
  }
  return !text.startsWith('//', at + sign.length);
}

/** What will stand before the name in the output: a value that ended there has become a mark. */
function textBefore(text: string, from: number, at: number): string {
  const before = text.slice(Math.max(from, at - CONTEXT), at);
  return from > 0 ? `value]${before}` : before;
}

/** `==`, `!=`, `<=`, `>=` and `::` compare or qualify, and assign nothing. */
function isOperator(text: string, at: number, sign: string): boolean {
  if (sign === ':') return text.charCodeAt(at + 1) === COLON;
  if (sign !== '=') return false;
  const around = (text[at - 1] ?? ' ') + (text[at + 1] ?? ' ');
  return /^[!<>=~]|[=~]$/.test(around);
}

const isLetterCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

const mayBeginName = (code: number): boolean => isLetterCode(code) || code === 95; // _

const isNameCode = (code: number): boolean =>
  mayBeginName(code) ||
  (code >= 48 && code <= 57) ||
  code === 45 || // -
  code === 46; // .
