import { anyOf } from '../pattern.ts';
import { lineEnd } from './line-end.ts';

/** Where a value stands in the text; `end` is the index behind its last character. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

const QUOTED = /(?:[bBuUrRfF]{1,2})?(\\{0,8})(["'`])/y;
const MARKED = /\[REDACTED:[a-z0-9-]{1,40}\]/y;
/** What ends a bare value. */
const BARE_STOP = anyOf(
  // A space, an escaped line break or an escaped quote.
  /\s|\\[nrt"']/g,
  // A quote that closes a text around the value.
  /["'`](?=[\s,;:)\]}>]|$)/g,
  // A separator before a new name, or before nothing.
  /[;,&](?=\s|$|["'{}[\])]|[\w.$-]{1,40}(?: [\w.$-]{1,20}){0,2}["']?\s?[:=])/g,
);
const CLOSER_OF: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const CLOSERS = ')]}>.,;:';

const REDACTED = '[REDACTED:secret-value]';

/** Whether the value at `at` was replaced before: then nothing behind the mark belongs to it. */
export function isRedacted(text: string, at: number): boolean {
  return text.startsWith(REDACTED, at);
}

/** The value that starts at `at`: a quoted text, escaped or not, a list in brackets, or a word. */
export function valueAt(text: string, at: number): ValueSpan {
  if (isRedacted(text, at)) return { start: at, end: at + REDACTED.length, quoted: false };
  MARKED.lastIndex = at;
  if (MARKED.test(text)) {
    // A token was found at the start of the value; the rest belongs to the value too.
    return { start: at, end: bareEnd(text, MARKED.lastIndex), quoted: false };
  }
  QUOTED.lastIndex = at;
  const open = QUOTED.exec(text);
  if (open) {
    const start = at + open[0].length;
    const depth = (open[1] ?? '').length;
    return { start, end: closingQuote(text, start, open[2] ?? '"', depth), quoted: true };
  }
  const closer = CLOSER_OF[text[at] ?? ''];
  const isTemplate = text.startsWith('{{', at);
  if (closer && !isTemplate)
    return { start: at + 1, end: closingBracket(text, at + 1, closer), quoted: true };
  return { start: at, end: bareEnd(text, at), quoted: false };
}

/** A quote closes when no more backslashes stand before it than before the opening one. */
function closingQuote(text: string, start: number, quote: string, depth: number): number {
  let slashes = 0;
  for (let i = start; i < text.length; i += 1) {
    const c = text[i];
    if (c === '\n') return i;
    if (c === '\\') {
      slashes += 1;
      continue;
    }
    if (c === quote && (depth === 0 ? slashes % 2 === 0 : slashes <= depth)) {
      return depth === 0 ? i : i - slashes;
    }
    slashes = 0;
  }
  return text.length;
}

/** Marks of earlier replacements have brackets too, which are skipped. */
function closingBracket(text: string, start: number, closer: string): number {
  const line = text.slice(start, lineEnd(text, start));
  let at = 0;
  for (;;) {
    const close = line.indexOf(closer, at);
    const mark = line.lastIndexOf('[REDACTED:', close);
    if (close < 0) return start + line.length;
    if (closer !== ']' || mark < at) return start + close;
    at = close + 1;
  }
}

function bareEnd(text: string, start: number): number {
  BARE_STOP.lastIndex = start;
  let end = BARE_STOP.exec(text)?.index ?? text.length;
  while (end > start && CLOSERS.includes(text[end - 1] ?? ' ')) end -= 1;
  return end;
}
