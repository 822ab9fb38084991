import {
  charKinds,
  codeAt,
  DIGIT,
  DOT,
  kindAt,
  LETTER,
  LOWER,
  MARK,
  NOT_HEX,
  ODD,
  SLASH,
  STOP,
  UPPER,
} from './char-kinds.ts';
import { isListed } from './is-listed.ts';
import { variableEnd } from './variable-end.ts';
import { variableStart } from './variable-start.ts';

/** How far a line has been read. */
interface Scan {
  readonly line: string;
  /** What is printed so far, up to the end of the last variable. */
  out: string;
  from: number;
  /** The text before the last printed variable. */
  listFrom: number;
  listTo: number;
  /** Where the value of a `key=` begins. */
  valueAt: number;
  /** Open braces. */
  depth: number;
}

const BLANK = 32;
const QUOTE = 34;
const APOSTROPHE = 39;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const SMALL_R = 114;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

const DATE_NAMES = new Set(
  'Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
);
/** A switch is part of the statement that prints it more often than not; any other value is a variable. */
const SWITCHES = new Set('true false True False TRUE FALSE yes no on off'.split(' '));
const LONGEST_SWITCH = 5;
const MESSAGE_KEYS = new Set(
  'msg message err error errmsg event reason cause detail exception'.split(' '),
);
const LONGEST_KEY = 10;
/** A longer text in quotes is a message, with variables of its own. */
const LONGEST_QUOTE = 200;

/**
 * The line with its variable parts replaced by `<*>`: numbers with their units, dates, addresses,
 * paths, identifiers, the values of `key=value`, lists of any length. Two lines of one statement
 * have one template, on whatever host and day and with whatever identifiers. It depends on the
 * line alone, so it can be a key in a table, and it takes time in proportion to the length.
 */
export function logTemplate(line: string): string {
  const scan: Scan = { line, out: '', from: 0, listFrom: 0, listTo: -1, valueAt: -1, depth: 0 };
  const length = line.length;
  let i = 0;
  while (i < length) {
    const start = i;
    let code = line.charCodeAt(i);
    let kind = charKinds[code] as number;
    let kinds = 0;
    while (!(kind & STOP)) {
      kinds |= kind;
      i += 1;
      code = i < length ? line.charCodeAt(i) : 0;
      kind = charKinds[code] as number;
    }
    if (i === start) i = code < EQUALS ? i + 1 : afterSign(scan, i, code);
    else if (
      kinds >= ODD ||
      !(kinds & NOT_HEX) ||
      code === COLON ||
      start === scan.valueAt ||
      (start > 1 && line.charCodeAt(start - 2) === SMALL_R)
    ) {
      i = afterWord(scan, start, i, kinds);
    }
  }
  return scan.listTo < 0 ? line : scan.out + line.slice(scan.from);
}

/** Masks the word if it is variable; the place to read on. */
function afterWord(scan: Scan, start: number, end: number, kinds: number): number {
  const line = scan.line;
  const isValue = start === scan.valueAt && isVariableValue(line, start, end, kinds);
  const begin = isValue ? start : variableStart(line, start, end, kinds, scan.from, scan.depth);
  if (begin < 0) return end;
  const to = variableEnd(line, begin, end, kinds, isValue);
  mask(scan, kinds & DIGIT ? numberStart(line, begin, to, kinds, scan.from) : begin, to);
  const next = Math.max(to, end);
  if (isValue && codeAt(line, next) === COLON && codeAt(line, next + 1) !== BLANK) {
    scan.valueAt = next + 1;
  }
  return next;
}

/** Opens and closes braces, and notes where a value begins; a short value in quotes is masked at once. */
function afterSign(scan: Scan, at: number, sign: number): number {
  if (sign === OPEN_BRACE) scan.depth += 1;
  else if (sign === CLOSE_BRACE) scan.depth -= 1;
  if (sign !== EQUALS) return at + 1;
  const line = scan.line;
  const next = codeAt(line, at + 1);
  if (next === EQUALS || next === GREATER) return at + 2;
  scan.valueAt = next === BLANK ? at + 2 : at + 1;
  if (next !== QUOTE && next !== APOSTROPHE) return at + 1;
  for (let i = at + 2; i < at + LONGEST_QUOTE; i += 1) {
    const code = codeAt(line, i);
    if (code === 0) break;
    if (code !== next) continue;
    if (i === at + 2) return i + 1;
    if (isMessage(line, at, at + 2, i)) break;
    mask(scan, at + 2, i);
    return i + 1;
  }
  return at + 2;
}

/** Several words under `msg=` or `err=` are the statement itself. */
function isMessage(line: string, sign: number, start: number, end: number): boolean {
  let at = sign;
  while (at > 0 && sign - at <= LONGEST_KEY && kindAt(line, at - 1) & LETTER) at -= 1;
  if (!MESSAGE_KEYS.has(line.slice(at, sign).toLowerCase())) return false;
  for (let i = start; i < end; i += 1) if (line.charCodeAt(i) === BLANK) return true;
  return false;
}

/** Prints `<*>` for `line[begin, end)`, unless it only lengthens the list before it. */
function mask(scan: Scan, begin: number, end: number): void {
  const { line, from } = scan;
  if (scan.listTo < 0 || !isListed(line, from, begin, scan.listFrom, scan.listTo)) {
    scan.listFrom = from;
    scan.listTo = begin;
    let to = begin;
    // Numbers are often padded to a width.
    while (to - from > 1 && line.charCodeAt(to - 1) === BLANK && line.charCodeAt(to - 2) === BLANK)
      to -= 1;
    scan.out += `${line.slice(from, to)}<*>`;
  }
  scan.from = end;
}

/** Not so the next key behind an empty value (`user= host=x`), a switch, and an `ENUM_NAME`. */
function isVariableValue(line: string, start: number, end: number, kinds: number): boolean {
  if (codeAt(line, end) === EQUALS && codeAt(line, start - 1) === BLANK) return false;
  if (!(kinds & (LOWER | DIGIT | DOT | SLASH)) && kinds & MARK) return false;
  return end - start > LONGEST_SWITCH || !SWITCHES.has(line.slice(start, end));
}

/** In front of a number, `<` (less than) and the names of a date (`Thu Jul`) belong to it. */
function numberStart(
  line: string,
  start: number,
  end: number,
  kinds: number,
  from: number,
): number {
  if (start <= from) return start;
  const before = line.charCodeAt(start - 1);
  if (before === LESS) {
    return kinds & LETTER || codeAt(line, end) === GREATER ? start : start - 1;
  }
  let at = start;
  if (before !== BLANK) return at;
  while (
    at - 4 >= from &&
    line.charCodeAt(at - 1) === BLANK &&
    (charKinds[line.charCodeAt(at - 4)] as number) & UPPER
  ) {
    if (!DATE_NAMES.has(line.slice(at - 4, at - 1))) break;
    at -= 4;
  }
  return at;
}
