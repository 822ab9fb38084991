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
  SLASH,
  STOP,
  UPPER,
} from './char-kinds.ts';

const BLANK = 32;
const COLON = 58;
const EQUALS = 61;
const AT = 64;
const SMALL_R = 114;

/** What may have a name behind it: `domain root_domain`, `queue mail-out`. */
const NAMED = wordSet(
  'user role group',
  'host hostname domain device instance container volume',
  'database table schema bucket queue topic',
  'service cluster task',
);

const TOP_LEVEL_DOMAINS = wordSet(
  'com net org edu gov mil int io dev app cloud info biz tv me',
  'local localdomain internal lan home corp',
  'us ca mx br ar', // the Americas
  'eu uk ie fr de nl be lu ch at it es pt pl cz sk hu ro bg gr se no dk fi ru ua', // Europe
  'tr il in cn hk tw jp kr sg au nz za', // Asia, Australia, Africa
);

/** A word with no more digits among its letters is a name: `Http2Stream`, `Base64Encoder`. */
const FEW_DIGITS = 3;
const FEWEST_LETTERS = 6;
/** Shorter words of digits and `a` to `f` are more often names (`ee0`) than numbers. */
const SHORTEST_HEX = 6;

/**
 * Where the variable part of the word `line[start, end)` begins; -1 if the word is constant.
 *
 * @param kinds the kinds of its characters
 * @param from the end of the variable before it
 * @param depth how many braces are open
 */
export function variableStart(
  line: string,
  start: number,
  end: number,
  kinds: number,
  from: number,
  depth: number,
): number {
  if (start > 1 && line.charCodeAt(start - 2) === SMALL_R && isPerson(line, start, end, from))
    return start;
  if (!(kinds & NOT_HEX) && end - start === 2 && isPair(line, start, end, from)) return start;
  if (kinds & DIGIT) return kinds & LETTER ? mixedStart(line, start, end, kinds, from) : start;
  if (!(kinds & LETTER)) return -1;
  if (codeAt(line, end) === COLON && line.startsWith('//', end + 1)) return start;
  if (kinds & SLASH) return isPath(line, start, end) ? start : -1;
  if (kinds & DOT && isDottedName(line, start, end, kinds, depth)) return start;
  if (!(kinds & MARK)) return -1;
  return isAddress(line, start, end) || isNamed(line, start, from) ? start : -1;
}

/** Letters and digits: `worker-7` keeps its name, and everything else is an identifier. */
function mixedStart(line: string, start: number, end: number, kinds: number, from: number): number {
  let digits = 0;
  let runs = 0;
  let before = 0;
  let after = 0;
  let marks = 0;
  let isSimple = true;
  let at = -1;
  let previous = 0;
  for (let i = start; i < end; i += 1) {
    const kind = charKinds[line.charCodeAt(i)] as number;
    if (kind & DIGIT) {
      digits += 1;
      if (!(previous & DIGIT)) runs += 1;
    } else if (kind & LETTER) {
      if (digits > 0) after += 1;
      else if (marks > 0) isSimple = false;
      else before += 1;
    } else if (digits > 0) isSimple = false;
    else {
      marks += 1;
      if (line.charCodeAt(i) === AT) at = i;
    }
    previous = kind;
  }
  const isHex = !(kinds & NOT_HEX) && (end - start >= SHORTEST_HEX || isGroupOfAddress(line, end));
  if (runs === 1 && after === 0 && isSimple && before >= 2 && marks <= 2 && !isHex) {
    return isNamed(line, start, from) ? start : start + before + (marks > 0 ? 1 : 0);
  }
  const isName =
    runs === 1 && digits <= FEW_DIGITS && before > 0 && after > 1 && !(kinds & (MARK | SLASH));
  if (isName && before + after >= FEWEST_LETTERS && kinds & NOT_HEX) return -1;
  return at > start && before > FEW_DIGITS ? at + 1 : start;
}

/** A path: `/var/log`, `~/x`, `\\host\x`, `a/b/c`, `com.example/.Main`; not `and/or`. */
function isPath(line: string, start: number, end: number): boolean {
  const first = kindAt(line, start);
  if (first & (SLASH | DOT) || line.startsWith('~/', start)) return end - start > 2;
  let slashes = 0;
  let dots = 0;
  for (let i = start; i < end - 1; i += 1) {
    const kind = charKinds[line.charCodeAt(i)] as number;
    if (kind & SLASH) slashes += 1;
    else if (kind & DOT) dots += 1;
  }
  return slashes > 1 || (slashes === 1 && dots > 1);
}

/** A host, a reverse domain name or a property; not a class such as `java.io.IOException`. */
function isDottedName(
  line: string,
  start: number,
  end: number,
  kinds: number,
  depth: number,
): boolean {
  let to = end;
  while (to > start && kindAt(line, to - 1) & DOT) to -= 1;
  let dots = 0;
  let last = -1;
  let isCapital = false;
  let isClass = false;
  let previous = DOT;
  for (let i = start; i < to; i += 1) {
    const kind = charKinds[line.charCodeAt(i)] as number;
    if (kind & DOT) {
      dots += 1;
      last = i;
      isCapital = false;
    } else if (kind & UPPER && previous & DOT) isCapital = true;
    else if (kind & LOWER && isCapital) isClass = true;
    previous = kind;
  }
  if (last <= start) return false;
  const isAllSmall = !(kinds & UPPER);
  if (
    isAllSmall &&
    (codeAt(line, end) === EQUALS || TOP_LEVEL_DOMAINS.has(line.slice(last + 1, to)))
  )
    return true;
  return dots > 1 && (depth > 0 || !isClass);
}

/** Whether the word that ends at `end` may be a group of an address: `fe80::1`, `fe80:12:34`. */
function isGroupOfAddress(line: string, end: number): boolean {
  if (codeAt(line, end) !== COLON) return false;
  return codeAt(line, end + 1) === COLON || !(kindAt(line, end + 1) & (NOT_HEX | STOP));
}

/** A byte of a hardware address: `00:1a:be:ef:c0:de`. */
function isPair(line: string, start: number, end: number, from: number): boolean {
  const isBehind = start > 0 && from === start - 1 && line.charCodeAt(start - 1) === COLON;
  const isBefore = codeAt(line, end) === COLON && codeAt(line, end + 3) === COLON;
  const next = kindAt(line, end + 1) | kindAt(line, end + 2);
  return isBehind || (isBefore && !(next & (NOT_HEX | STOP)));
}

/** `user@host`. */
function isAddress(line: string, start: number, end: number): boolean {
  for (let i = start + 1; i < end - 1; i += 1) if (line.charCodeAt(i) === AT) return true;
  return false;
}

/** Whether one of the `NAMED` words stands in front of the word. */
function isNamed(line: string, start: number, from: number): boolean {
  let to = start;
  if (to <= from || codeAt(line, to - 1) !== BLANK) return false;
  while (to > from && line.charCodeAt(to - 1) === BLANK) to -= 1;
  let at = to;
  while (at > from && kindAt(line, at - 1) & LETTER) at -= 1;
  return to - at > 3 && to - at < 10 && NAMED.has(line.slice(at, to).toLowerCase());
}

/** Where programs print the name of a person between words: `user alice`, `for alice from`. */
function isPerson(line: string, start: number, end: number, from: number): boolean {
  if (codeAt(line, start - 1) !== BLANK) return false;
  if (start - 5 >= from && line.startsWith('user', start - 5)) return true;
  return start - 4 >= from && line.startsWith('for', start - 4) && line.startsWith(' from ', end);
}
