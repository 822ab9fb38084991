import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** Passwords in SQL, connection strings and configuration files, each in its own syntax. */
export const configurationPatterns: readonly RedactPattern[] = [
  {
    id: 'sql-password',
    // SQL and prose give a password as a quoted literal without a sign: `IDENTIFIED BY '...'`,
    // `PASSWORD '...'`.
    hints: ['IDENTIFIED', 'identified', 'assword', 'ASSWORD'],
    keep: inOrder(
      /(?<!revision )\b/gi,
      anyOf(/IDENTIFIED\b[^'"\n]{0,60}\bBY/gi, /(?:ENCRYPTED |UNENCRYPTED )?PASSWORD/gi),
      /\s{1,4}/gi,
    ),
    find: anyOf(/'[^'\n]{1,200}'/gi, /"[^"\n]{1,200}"/gi),
  },
  {
    id: 'oracle-password',
    // Oracle's thin URLs and tnsnames logons: `user/password@host`.
    hints: ['jdbc:oracle'],
    keep: /jdbc:oracle:(?:thin|oci):[^\s/@"']{1,80}\//gi,
    find: /[^\s@"']{1,200}(?=@)/gi,
    isSecret: (found) => !found.startsWith('/') && !found.startsWith('[REDACTED:'),
  },
  {
    id: 'pgpass',
    // A line of .pgpass: host, port, database, user, password.
    // Source: https://www.postgresql.org/docs/current/libpq-pgpass.html
    hints: [':5432:', ':6432:', ':5433:', ':*:'],
    keep: inOrder(
      /^[ \t]{0,8}[\w.*-]{1,255}:/gm,
      anyOf(/5432/gm, /5433/gm, /6432/gm, /\*/gm),
      /:[\w.*-]{1,64}:[\w.*-]{1,64}:/gm,
    ),
    find: /(?!\[REDACTED)\S{1,200}[ \t]*$/gm,
  },
  {
    id: 'xml-secret',
    // The element has the name of the secret.
    hints: ['</'],
    keep: inOrder(
      /<(?:\w{1,40}[.:-]){0,3}\w{0,40}/gi,
      /(?:password|passwd|secret|passphrase|apikey|api-key|authtoken)/gi,
      />/gi,
    ),
    find: /(?!\[REDACTED)[^<>\n]{1,400}(?=<\/)/gi,
  },
];
