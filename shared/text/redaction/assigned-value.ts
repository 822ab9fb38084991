import { inOrder } from '../pattern.ts';
import type { AssignedName } from './assigned-name.ts';
import { lineEnd } from './line-end.ts';
import { isRedacted, type ValueSpan, valueAt } from './value-at.ts';

const HEADER = /^(?:proxy-)?authorization$|cookie$/i;
/** The line break before a string, or a single word, that has the line below a name to itself. */
const LONE_VALUE = inOrder(
  /[ \t\r]{0,8}\n[ \t]{0,40}/y,
  /(?=(?:"[^"\n]{1,300}"|'[^'\n]{1,300}'|[^\s"'`{}[\]:,]{1,300}),?[ \t\r]{0,8}(?:\n|$))/y,
);
/** The scheme of an Authorization header, in front of its one word. */
const SCHEME = /(?:Bearer|Basic|Token|ApiKey|Negotiate|NTLM|AWS)[ \t]+(?=[^\s"'])/iy;
/** Names whose value may be an object with members. */
const OBJECT_NAME = /(?:credentials?|creds|auth|cookie|secretstring)$/i;
const WHOLE_LINE = /cookie$/i;
/** Schemes whose parameters take the rest of the line. */
const WHOLE_LINE_SCHEME = /(?:Digest|AWS4-HMAC-SHA256|OAuth|Signature)[ \t]/iy;

/**
 * The value on the right of a name's sign. The value of a header or of a line of YAML extends to
 * the end of the line.
 */
export function assignedValue(text: string, name: AssignedName): ValueSpan {
  const next = name.sign === ':' && /["'`]/.test(name.quote) ? loneValue(text, name.behind) : -1;
  if (next >= 0) return valueAt(text, next);
  const at = afterSpaces(text, name.behind);
  // In logfmt, `password= user=bob` gives the password an empty value.
  const spacedBefore = /\s/.test(text[name.behind - name.sign.length - 1] ?? '');
  if (name.sign === '=' && at > name.behind && !spacedBefore) {
    return { start: at, end: at, quoted: false };
  }
  // The members of an object have names of their own, and each is judged by its own name.
  if (text[at] === '{' && OBJECT_NAME.test(name.text)) return { start: at, end: at, quoted: true };
  const value = valueAt(text, at);
  if (value.quoted || isRedacted(text, at)) return value;
  if (HEADER.test(name.text)) {
    SCHEME.lastIndex = at;
    if (SCHEME.test(text)) return { ...valueAt(text, SCHEME.lastIndex), quoted: false };
    WHOLE_LINE_SCHEME.lastIndex = at;
    if (WHOLE_LINE.test(name.text) || WHOLE_LINE_SCHEME.test(text)) {
      return { ...value, end: headerEnd(text, name, at) };
    }
  }
  if (name.sign === ':' && at > name.behind && opensLine(text, name.start)) {
    const end = lineEnd(text, at);
    if (!/\w["']?\s?[:=]/.test(text.slice(at, end))) return { ...value, end };
  }
  return value;
}

/** A header ends with its line, real or escaped, or with the quote that opened before its name. */
function headerEnd(text: string, name: AssignedName, at: number): number {
  const line = text.slice(at, lineEnd(text, at));
  const before = text[name.start - 1] ?? '';
  const stops = [line.indexOf('\\r'), line.indexOf('\\n')];
  if (before === '"' || before === "'") stops.push(line.indexOf(before));
  const stop = Math.min(...stops.filter((s) => s >= 0), line.length);
  return at + line.slice(0, stop).trimEnd().length;
}

function opensLine(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && /[ \t-]/.test(text[i - 1] ?? '') && at - i < 40) i -= 1;
  return i === 0 || text[i - 1] === '\n';
}

function loneValue(text: string, behind: number): number {
  LONE_VALUE.lastIndex = behind;
  return LONE_VALUE.test(text) ? LONE_VALUE.lastIndex : -1;
}

function afterSpaces(text: string, at: number): number {
  let i = at;
  while (i - at < 40 && /[ \t]/.test(text[i] ?? '')) i += 1;
  return i;
}
