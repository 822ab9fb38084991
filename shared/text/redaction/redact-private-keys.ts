import { base64RunAt, lastBase64Word } from './base64-run.ts';

const MARK = '[REDACTED:private-key]';
const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----/g;
const PUBLIC_BEGIN = /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}(?:CERTIFICATE|PUBLIC KEY)/;
const HEADER = /^\s{0,20}(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Private-MAC):.{0,120})?$/;
/** With more lines than this between them, a BEGIN and an END belong to two different keys. */
const LONGEST_KEY = 200;
/** PEM breaks lines after 64 characters, OpenSSH after 70 and MIME after 76. */
const LINE_LENGTHS = new Set([64, 70, 76]);
const SHORTEST_BODY = 40;

/**
 * The lines of a log without private keys. A key arrives as one event per line, and the window may
 * have cut off its first or its last line. Half a key is enough to recognise it, and so are three
 * full lines from its middle.
 */
export function redactPrivateKeys(lines: readonly string[]): string[] {
  if (lines.every((line) => line.length < SHORTEST_BODY / 2)) return [...lines];
  // Without BEGIN or END it takes three lines to tell a key from other base64.
  if (lines.length < 3 && !lines.some((line) => line.includes('PRIVATE KEY'))) return [...lines];
  const out = lines.map(withoutInlineKeys);
  const begins = lines.map((line) => lastMatch(BEGIN, line) > lastMatch(END, line));
  const ends = lines.map((line) => {
    const end = firstMatch(END, line);
    const begin = firstMatch(BEGIN, line);
    return end >= 0 && (begin < 0 || end < begin);
  });
  let opened = -1;
  lines.forEach((line, i) => {
    if (ends[i]) {
      const from = opened >= 0 && i - opened <= LONGEST_KEY ? opened + 1 : upwards(lines, i);
      for (let k = from; k < i; k += 1) out[k] = withoutBody(out[k] ?? '', k === i - 1);
      opened = -1;
    }
    if (begins[i]) {
      opened = i;
      downwards(lines, i, (k) => {
        out[k] = withoutBody(out[k] ?? '', true);
      });
    }
    if (PUBLIC_BEGIN.test(line)) opened = -1;
  });
  return withoutMiddles(out);
}

function withoutBody(line: string, mayBeShort: boolean): string {
  const word = lastBase64Word(line);
  if (word === undefined) return line;
  const length = word.end - word.start;
  const alone = line.trim().length <= length + 6;
  const enough = length >= 24 || alone || (mayBeShort && line[word.end - 1] === '=');
  return enough ? line.slice(0, word.start) + MARK + line.slice(word.end) : line;
}

function isBody(line: string): boolean {
  const word = lastBase64Word(line);
  return word !== undefined && word.end - word.start >= SHORTEST_BODY;
}

function isShortTail(line: string): boolean {
  const word = lastBase64Word(line);
  if (word === undefined) return false;
  const isMember = line[word.end - 1] === '=' && /^\s*\{/.test(line);
  return isMember || line.trim().length <= word.end - word.start + 6;
}

/** The first line of the body that ends above line `end`. */
function upwards(lines: readonly string[], end: number): number {
  let from = end;
  const above = lines[end - 1] ?? '';
  if (!isBody(above) && isShortTail(above) && isBody(lines[end - 2] ?? '')) from -= 1;
  while (from > 0 && isBody(lines[from - 1] ?? '')) from -= 1;
  return from === end && isShortTail(above) ? end - 1 : from;
}

/** Visits the lines of the body that starts below line `begin`. */
function downwards(lines: readonly string[], begin: number, visit: (line: number) => void): void {
  let k = begin + 1;
  while (k < lines.length && HEADER.test(lines[k] ?? '')) k += 1;
  const first = k;
  while (k < lines.length && isBody(lines[k] ?? '')) {
    visit(k);
    k += 1;
  }
  if (k > first && k < lines.length && /=(?:$|(?:\\+n)?["'])/.test((lines[k] ?? '').trim()))
    visit(k);
}

function withoutMiddles(lines: readonly string[]): string[] {
  const out = [...lines];
  let run = 0;
  let inPublic = false;
  lines.forEach((line, i) => {
    if (line.includes('-----')) inPublic = PUBLIC_BEGIN.test(line);
    const word = lastBase64Word(line);
    const isFull = word !== undefined && LINE_LENGTHS.has(word.end - word.start) && isMixed(line);
    run = isFull && !inPublic ? run + 1 : 0;
    if (run === 3) for (let k = i - 2; k < i; k += 1) out[k] = withoutBody(lines[k] ?? '', false);
    if (run >= 3) out[i] = withoutBody(line, false);
  });
  return out;
}

function isMixed(line: string): boolean {
  return /[A-Z]/.test(line) && /[a-z]/.test(line) && /[0-9]/.test(line) && /[g-zG-Z]/.test(line);
}

/** Keys inside one line, whose line breaks are escaped (JSON, a variable) or have become spaces. */
function withoutInlineKeys(line: string): string {
  if (!line.includes('PRIVATE KEY')) return line;
  let out = '';
  let done = 0;
  const begins = new RegExp(BEGIN);
  const lastEnd = lastMatch(END, line);
  for (let begin = begins.exec(line); begin; begin = begins.exec(line)) {
    const ends = new RegExp(END);
    ends.lastIndex = begins.lastIndex;
    const isClosed = lastEnd > begin.index && ends.exec(line) !== null;
    const end = isClosed ? ends.lastIndex : inlineEnd(line, begins.lastIndex);
    out += line.slice(done, begin.index) + MARK;
    done = end;
    begins.lastIndex = end;
  }
  return (out + line.slice(done)).replace(END, MARK);
}

function inlineEnd(line: string, from: number): number {
  const gap = /(?:\\{1,8}[nr]|[ \t])*/y;
  let end = from;
  for (let at = from; ; ) {
    gap.lastIndex = at;
    const skipped = gap.exec(line)?.[0].length ?? 0;
    const run = base64RunAt(line, at + skipped);
    const isTail = end > from && line[run.end - 1] === '=';
    if (run.end - run.start < 24 && !isTail) return end;
    end = run.end;
    at = run.end;
  }
}

function firstMatch(pattern: RegExp, line: string): number {
  return line.includes('PRIVATE KEY') ? line.search(pattern) : -1;
}

function lastMatch(pattern: RegExp, line: string): number {
  if (!line.includes('PRIVATE KEY')) return -1;
  return [...line.matchAll(pattern)].at(-1)?.index ?? -1;
}
