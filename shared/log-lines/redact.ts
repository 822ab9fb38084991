import { redactAssignments } from './redact-assignments.ts';
import { redactFlags } from './redact-flags.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { redactPatterns } from './redact-patterns.ts';
import { redactPrivateKeys } from './redact-private-keys.ts';
import { redactUrlPasswords } from './redact-url-passwords.ts';

/** A row that still changes after so many passes was made to. */
const MOST_PASSES = 4;

/**
 * The same lines with `[REDACTED:<what it was>]` in place of each secret. Give it all the lines
 * that were fetched, in order, because keys span lines; and give them through `plainText` first,
 * because an escape sequence inside a word would hide it. Redacting twice changes nothing.
 */
export function redact(lines: readonly string[]): string[] {
  const events = lines.map((line) => line.split('\n'));
  const rows = redactPrivateKeys(events.flat());
  const redacted = withoutSecrets(rows.join('\n'))
    .split('\n')
    .map((row, i) => (row === rows[i] ? row : settled(row)));
  let next = 0;
  return events.map((event) => {
    const from = next;
    next += event.length;
    return redacted.slice(from, next).join('\n');
  });
}

/** A mark may bring two halves of another secret together; then a further pass sees it. */
function settled(row: string): string {
  let now = row;
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    const next = withoutSecrets(now);
    if (next === now) return now;
    now = next;
  }
  return now;
}

function withoutSecrets(text: string): string {
  const urls = redactUrlPasswords(text, '[REDACTED:url-password]');
  const tokens = redactPatterns.reduce(withoutPattern, urls);
  const flags = redactFlags(tokens, '[REDACTED:secret-value]');
  return redactAssignments(flags, '[REDACTED:secret-value]');
}

function withoutPattern(text: string, pattern: RedactPattern): string {
  if (!pattern.hints.some((hint) => text.includes(hint))) return text;
  return text.replace(pattern.find, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { keep?: string } | string;
    const keep = (typeof groups === 'object' && groups.keep) || '';
    const secret = found.slice(keep.length);
    return pattern.isSecret?.(secret) === false ? found : `${keep}[REDACTED:${pattern.id}]`;
  });
}
