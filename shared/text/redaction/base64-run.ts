import { inOrder } from '../pattern.ts';

/** A stretch of base64 in a text, from `start` up to, not including, `end`. */
export interface Base64Run {
  readonly start: number;
  readonly end: number;
}

/** The quote before a string that is all base64 and no digest: long, or short with padding. */
const QUOTED = inOrder(
  /["'](?![0-9a-f]{32,}["'\\])/,
  /(?=([A-Za-z0-9+/]{40,100}={0,2}|[A-Za-z0-9+/]{2,100}={1,2})(?:\\{1,2}[nr]){0,2}["'])/,
);

/** The unbroken run of base64 characters that begins at `from`. */
export function base64RunAt(text: string, from: number): Base64Run {
  let end = from;
  while (isBase64(text.charCodeAt(end))) end += 1;
  return { start: from, end };
}

/**
 * The last word of a line if it is all base64, bare or as a string in source code or JSON. A logger
 * may have put a prefix before a line of a key, and a quote, `\n`, a comma or a plus may follow it.
 * In a line of JSON it is the first member that is all base64.
 */
export function lastBase64Word(line: string): Base64Run | undefined {
  let end = line.length;
  for (let i = end; i > 0 && i > line.length - 12; i = end) {
    const last = line[i - 1] ?? '';
    if (/[\s"'`,;\\]/.test(last)) end = i - 1;
    else if (/[nr]/.test(last) && line[i - 2] === '\\') end = i - 2;
    else if (last === '+' && line[i - 2] === ' ') end = i - 2;
    else break;
  }
  let start = end;
  while (start > 0 && isBase64(line.charCodeAt(start - 1))) start -= 1;
  if (start === end || /[^\s"'`]/.test(line[start - 1] ?? ' ')) return memberOf(line);
  return { start, end };
}

/** A log router wraps each line in JSON: `{"log":"MIIE...","source":"stdout"}`. */
function memberOf(line: string): Base64Run | undefined {
  const found = /^\s{0,20}\{/.test(line) ? QUOTED.exec(line) : null;
  if (!found) return undefined;
  const start = found.index + 1;
  return { start, end: start + (found[1] ?? '').length };
}

function isBase64(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) || // / and the digits
    code === 43 || // +
    code === 61 // =
  );
}
