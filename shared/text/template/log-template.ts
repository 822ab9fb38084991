import { wordSet } from '../word-set.ts';
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

/** What is known of a line as far as it has been read. */
interface Scan {
  readonly line: string;
  /** The template so far. */
  out: string;
  /** The end of the last variable, up to which `out` goes. */
  from: number;
  /** The text before the last `<*>` is `line[listFrom, listTo)`; -1 before the first one. */
  listFrom: number;
  listTo: number;
  /** Where the value of the last `key=` begins. */
  valueAt: number;
  /** How many braces are open. */
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

const DATE_NAMES = wordSet(
  'Mon Tue Wed Thu Fri Sat Sun',
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
);
/** Values that usually belong to the statement which prints them. Any other value is a variable. */
const SWITCHES = wordSet('true false True False TRUE FALSE', 'yes no on off');
const LONGEST_SWITCH = 5;
/** Keys whose value may be a message. */
const MESSAGE_KEYS = wordSet('msg message err error errmsg event reason cause detail exception');
const LONGEST_KEY = 10;
/** A longer text in quotes is a message with variables of its own. */
const LONGEST_QUOTE = 200;

/**
 * The line with `<*>` in place of its variable parts: numbers with their units, dates, addresses,
 * paths, identifiers, the values of `key=value`, and lists of any length. Two lines that the same
 * statement printed have the same template, on every host and every day. The template depends on
 * the line only, so it can be a key in a table, and it takes linear time.
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

/** Masks the word if it is variable. @returns where to read on */
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

/** Counts braces, notes where a value begins, and masks a short value in quotes at once. */
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

/** Whether the value is a message: several words under a key such as `msg=` or `err=`. */
function isMessage(line: string, sign: number, start: number, end: number): boolean {
  let at = sign;
  while (at > 0 && sign - at <= LONGEST_KEY && kindAt(line, at - 1) & LETTER) at -= 1;
  if (!MESSAGE_KEYS.has(line.slice(at, sign).toLowerCase())) return false;
  for (let i = start; i < end; i += 1) if (line.charCodeAt(i) === BLANK) return true;
  return false;
}

/** Prints `<*>` for `line[begin, end)`, unless it only continues the list before it. */
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

/** Not the next key behind an empty value (`user= host=x`), nor a switch, nor an `ENUM_NAME`. */
function isVariableValue(line: string, start: number, end: number, kinds: number): boolean {
  if (codeAt(line, end) === EQUALS && codeAt(line, start - 1) === BLANK) return false;
  if (!(kinds & (LOWER | DIGIT | DOT | SLASH)) && kinds & MARK) return false;
  return end - start > LONGEST_SWITCH || !SWITCHES.has(line.slice(start, end));
}

/** A `<` (less than) and the names of a date (`Thu Jul`) in front of a number belong to it. */
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
