import { hinted } from './hint-index.ts';
import { mayHoldSecretName } from './is-secret-name.ts';
import { redactAssignments } from './redact-assignments.ts';
import { redactDsnPasswords } from './redact-dsn-passwords.ts';
import { redactFlags } from './redact-flags.ts';
import { redactImagePasswords } from './redact-image-passwords.ts';
import { redactNamedWords } from './redact-named-words.ts';
import { redactPairs } from './redact-pairs.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { redactPatterns } from './redact-patterns.ts';
import { redactPrivateKeys } from './redact-private-keys.ts';
import { redactProse } from './redact-prose.ts';
import { redactUrlPasswords } from './redact-url-passwords.ts';
import { near } from './stands-near.ts';

const hintsIn = hinted(redactPatterns);

/** A row that still changes after so many passes was made to. */
const MOST_PASSES = 4;
/** Between rows that are looked at again: more than any pattern reaches across. */
const APART = '\n'.repeat(16);

/**
 * The same lines with `[REDACTED:<what it was>]` in place of each secret. Give it all the lines
 * that were fetched, in order, because keys span lines; and give them through `plainText` first,
 * because an escape sequence inside a word would hide it. Redacting twice changes nothing.
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

/** A mark may bring two halves of another secret together; then a further pass sees it. */
function settled(before: readonly string[], after: readonly string[]): string[] {
  const rows = [...after];
  let changed = rows.flatMap((row, i) => (row === before[i] ? [] : [i]));
  for (let pass = 1; pass < MOST_PASSES && changed.length > 0; pass += 1) {
    // All at once: a pass over a single row costs more than the row.
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
  const tokens = withoutPatterns(images);
  if (!mayHoldSecretName(tokens)) return tokens;
  return [redactFlags, redactPairs, redactAssignments, redactNamedWords, redactProse].reduce(
    (now, step) => step(now, '[REDACTED:secret-value]'),
    tokens,
  );
}

function withoutPatterns(text: string): string {
  let now = text;
  let isHinted = hintsIn(now);
  for (let place = isHinted.indexOf(1); place >= 0; place = isHinted.indexOf(1, place + 1)) {
    const pattern = redactPatterns[place];
    if (!pattern) break;
    const next = withoutPattern(now, pattern);
    if (next !== now) isHinted = hintsIn(next);
    now = next;
  }
  return now;
}

function withoutPattern(text: string, pattern: RedactPattern): string {
  const { near: word } = pattern;
  const isNear = word && near(text, { ...pattern, near: word });
  return text.replace(pattern.find, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { keep?: string } | string;
    const keep = (typeof groups === 'object' && groups.keep) || '';
    const at = rest.findLast((value) => typeof value === 'number') as number;
    if (isNear?.(at, at + found.length) === false) return found;
    const secret = found.slice(keep.length);
    return pattern.isSecret?.(secret) === false ? found : `${keep}[REDACTED:${pattern.id}]`;
  });
}
