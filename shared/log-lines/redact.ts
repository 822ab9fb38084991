import { redactAssignments } from './redact-assignments.ts';
import { redactFlags } from './redact-flags.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { redactPatterns } from './redact-patterns.ts';
import { redactPrivateKeys } from './redact-private-keys.ts';
import { redactUrlPasswords } from './redact-url-passwords.ts';

/**
 * The same lines with `[REDACTED:<what it was>]` in place of each secret. Give it all the lines
 * that were fetched, in order, because keys span lines; and give them through `plainText` first,
 * because an escape sequence inside a word would hide it. Redacting twice changes nothing.
 */
export function redact(lines: readonly string[]): string[] {
  const rows = lines.map((line) => line.split('\n'));
  const withoutKeys = redactPrivateKeys(rows.flat());
  let text = redactUrlPasswords(withoutKeys.join('\n'), '[REDACTED:url-password]');
  for (const pattern of redactPatterns) text = withoutSecrets(text, pattern);
  text = redactFlags(text, '[REDACTED:secret-value]');
  text = redactAssignments(text, '[REDACTED:secret-value]');
  const redacted = text.split('\n');
  let next = 0;
  return rows.map((row) => {
    const from = next;
    next += row.length;
    return redacted.slice(from, next).join('\n');
  });
}

function withoutSecrets(text: string, pattern: RedactPattern): string {
  if (!pattern.hints.some((hint) => text.includes(hint))) return text;
  return text.replace(pattern.find, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { keep?: string } | string;
    const keep = (typeof groups === 'object' && groups.keep) || '';
    const secret = found.slice(keep.length);
    return pattern.isSecret?.(secret) === false ? found : `${keep}[REDACTED:${pattern.id}]`;
  });
}
