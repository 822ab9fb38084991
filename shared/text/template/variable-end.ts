import { anyOf, inOrder } from '../pattern.ts';
import { codeAt, DIGIT, DOT, MARK, SLASH } from './char-kinds.ts';

const BLANK = 32;
const EXCLAMATION = 33;
const QUOTE = 34;
const APOSTROPHE = 39;
const OPEN_PARENTHESIS = 40;
const CLOSE_PARENTHESIS = 41;
const ASTERISK = 42;
const COMMA = 44;
const FULL_STOP = 46;
const COLON = 58;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** The unit of a number, after one blank. */
const UNIT = inOrder(
  / /y,
  anyOf(
    /[kKMGTP]i?B/y,
    /[num]?s|msecs?|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?/y,
    /AM|PM|UTC|GMT|Z/y,
  ),
  /(?![A-Za-z])/y,
);
/** `timeout=Duration{10}`: the most characters between the brackets of a value. */
const LONGEST_ARGUMENTS = 40;

/**
 * Where a variable that begins in the word `line[start, end)` ends: before a full stop, or behind a
 * unit, a query or arguments.
 */
export function variableEnd(
  line: string,
  start: number,
  end: number,
  kinds: number,
  isValue: boolean,
): number {
  const next = end < line.length ? line.charCodeAt(end) : 0;
  if (isValue && (next === OPEN_BRACE || next === OPEN_PARENTHESIS)) {
    return argumentsEnd(line, end, next);
  }
  if (next === BLANK && kinds & DIGIT) return unitEnd(line, end);
  if (next === COLON && !(kinds & DIGIT) && line.startsWith('//', end + 1))
    return urlEnd(line, end);
  if (next === EQUALS && kinds & SLASH) return urlEnd(line, end);
  return kinds & (DOT | MARK) ? withoutEndMarks(line, start, end) : end;
}

/** The end of the arguments of a value such as `Duration{10}`, if they are short and unnamed. */
function argumentsEnd(line: string, at: number, open: number): number {
  const close = open === OPEN_BRACE ? CLOSE_BRACE : CLOSE_PARENTHESIS;
  for (let i = at + 1; i < at + LONGEST_ARGUMENTS; i += 1) {
    const code = codeAt(line, i);
    if (code === close) return i + 1;
    if (code === EQUALS || code === 0) break;
  }
  return at;
}

/** The end of the unit behind a number: `10 ms` and `2 seconds` vary as a whole. */
function unitEnd(line: string, at: number): number {
  UNIT.lastIndex = at;
  return UNIT.test(line) ? UNIT.lastIndex : at;
}

/** The end of a URL or of a path with a query: the next white space, quote or closing bracket. */
function urlEnd(line: string, at: number): number {
  let i = at;
  for (; i < line.length; i += 1) {
    const code = line.charCodeAt(i);
    if (
      code <= BLANK ||
      code === QUOTE ||
      code === APOSTROPHE ||
      code === CLOSE_PARENTHESIS ||
      code === COMMA ||
      code === LESS ||
      code === GREATER ||
      code === CLOSE_BRACKET ||
      code === CLOSE_BRACE
    ) {
      break;
    }
  }
  return i;
}

/** The punctuation at the end of a sentence is not part of its last word. */
function withoutEndMarks(line: string, start: number, end: number): number {
  let to = end;
  while (to > start + 1) {
    const code = line.charCodeAt(to - 1);
    if (code !== FULL_STOP && code !== EXCLAMATION && code !== QUESTION && code !== ASTERISK) break;
    to -= 1;
  }
  return to;
}
