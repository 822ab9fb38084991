import { mayHoldSecretName } from './is-secret-name.ts';
import { redactAssignments } from './redact-assignments.ts';
import { redactByPattern } from './redact-by-pattern.ts';
import { redactDsnPasswords } from './redact-dsn-passwords.ts';
import { redactFlags } from './redact-flags.ts';
import { redactImagePasswords } from './redact-image-passwords.ts';
import { redactNamedWords } from './redact-named-words.ts';
import { redactPairs } from './redact-pairs.ts';
import { redactPrivateKeys } from './redact-private-keys.ts';
import { redactProse } from './redact-prose.ts';
import { redactUrlPasswords } from './redact-url-passwords.ts';

/** Only a text that was made for it still changes after this many passes. */
const MOST_PASSES = 4;
/** Separates the rows of a further pass: no pattern reaches across so many line breaks. */
const APART = '\n'.repeat(16);

/**
 * The same lines with `[REDACTED:<what it was>]` in place of each secret. Pass all the lines that
 * were fetched, in order, because keys span several lines. Pass them through `plainText` first,
 * because an escape sequence inside a word would hide the word. Redacting twice changes nothing.
 */
export function redact(lines: readonly string[]): string[] {
  const events = lines.map((line) => line.split('\n'));
  const rows = redactPrivateKeys(events.flat());
  const redacted = settled(rows, withoutSecrets(rows.join('\n')).split('\n'));
  let next = 0;
  return events.map((event) => {
    const from = next;
    next += event.length;
    return redacted.slice(from, next).join('\n');
  });
}

/** A mark may bring the two halves of another secret together, which a further pass finds. */
function settled(before: readonly string[], after: readonly string[]): string[] {
  const rows = [...after];
  let changed = rows.flatMap((row, i) => (row === before[i] ? [] : [i]));
  for (let pass = 1; pass < MOST_PASSES && changed.length > 0; pass += 1) {
    // All rows at once, because starting a pass costs more than reading one row.
    const now = changed.map((i) => rows[i] ?? '');
    const next = withoutSecrets(now.join(APART)).split(APART);
    changed = changed.filter((i, k) => {
      rows[i] = next[k] ?? '';
      return next[k] !== now[k];
    });
  }
  return rows;
}

function withoutSecrets(text: string): string {
  const urls = redactUrlPasswords(text, '[REDACTED:url-password]');
  const sources = redactDsnPasswords(urls, '[REDACTED:url-password]');
  const images = redactImagePasswords(sources, '[REDACTED:url-password]');
  const tokens = redactByPattern(images);
  if (!mayHoldSecretName(tokens)) return tokens;
  return [redactFlags, redactPairs, redactAssignments, redactNamedWords, redactProse].reduce(
    (now, step) => step(now, '[REDACTED:secret-value]'),
    tokens,
  );
}
