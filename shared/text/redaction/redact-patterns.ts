import { commandPatterns } from './command-patterns.ts';
import type { RedactPattern } from './redact-pattern.ts';
import { tokenPatterns } from './token-patterns.ts';
import { vendorTokenPatterns } from './vendor-token-patterns.ts';

/** In a fixed order: what names its issuer tells the reader more than what only has a shape, so it comes first. */
export const redactPatterns: readonly RedactPattern[] = [
  {
    id: 'url-signature',
    // A presigned URL (AWS, Google, Azure SAS, CloudFront) is a bearer token until it
    // expires.
    hints: ['ignature', 'IGNATURE', 'sig=', 'redential='],
    find: /(?<keep>(?<![A-Za-z0-9])(?:X-(?:Amz|Goog)-(?:Signature|Credential)|sig|Signature)=)(?!\[REDACTED)[A-Za-z0-9%+/=_.-]{16,}/gi,
  },
  {
    id: 'url-password',
    // A password with a special character breaks its URL, and what is left of it is taken for the
    // host or the port, and printed as such.
    hints: [
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNREFUSED',
      'UnknownHost',
      'host name',
      'hostname',
      'lookup',
      'onnect to',
      'from string',
      'with base 10',
      'invalid port number',
    ],
    find: /(?<keep>(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|UnknownHostException:|host ?name|lookup|connect to|from string|with base 10:|invalid port number:) ["'[(]?(?:[\w.-]{1,64}:)?)[^\s"'@[\]:]{3,128}(?=@[\w.-])/gi,
  },
  {
    id: 'url-password',
    hints: ['cast to integer', 'invalid port'],
    find: /(?<keep>Port could not be cast to integer value as '|invalid port ":)[^'"]{3,128}(?=['"])/g,
    isSecret: (found) => /\D/.test(found),
  },
  ...tokenPatterns,
  ...vendorTokenPatterns,
  {
    id: 'password-hash',
    // Crypt, bcrypt, Argon2 and Apache hashes (htpasswd, shadow) can be guessed off-line.
    hints: [
      '$apr1',
      '$1$',
      '$2',
      '$5$',
      '$6$',
      '$y$',
      '$argon2',
      '$scrypt',
      '$pbkdf2',
      '{SHA',
      '{SSHA',
    ],
    find: /\$(?:apr1|1|2[abxy]?|5|6|y|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]{0,20})\$[./A-Za-z0-9$=,+-]{20,}|\{S?SHA(?:256|512)?\}[A-Za-z0-9+/=]{20,}/g,
  },
  {
    id: 'bearer-token',
    // RFC 6750, wherever it is printed; the word Bearer also stands in prose.
    hints: ['earer', 'EARER'],
    find: /(?<keep>\bBearer[ \t]{1,4})[A-Za-z0-9._~+/-]{8,}={0,2}(?![A-Za-z0-9=])/gi,
    isSecret: (found) => /\d/.test(found) || found.length >= 24,
  },
  {
    id: 'basic-credentials',
    // RFC 7617: base64 of user:password; decoded here, because Basic is also a word.
    hints: ['asic', 'ASIC'],
    find: /(?<keep>\bBasic[ \t]{1,4})[A-Za-z0-9+/]{4,}={0,2}/gi,
    isSecret: (found) =>
      /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(found, 'base64').toString('latin1')),
  },
  {
    id: 'header-list',
    // Node rawHeaders and ASGI scopes are lists of names and values, joined by a comma.
    hints: [
      'uthorization',
      'UTHORIZATION',
      'ookie',
      'OOKIE',
      'api-key',
      'API-KEY',
      'Api-Key',
      '-token',
      '-Token',
    ],
    find: /(?<keep>(["'])(?:(?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-auth-token|x-amz-security-token|x-csrf-token)\2,\s{0,8}b?["'])[^"'\n]{1,4000}(?=["'])/gi,
    isSecret: (found) => /[\d=]/.test(found) || /^(?:Bearer|Basic) \w/i.test(found),
  },
  ...commandPatterns,
  {
    id: 'sql-password',
    // SQL and prose give a password as a quoted literal without a sign: `IDENTIFIED BY
    // '...'`, `PASSWORD '...'`.
    hints: ['IDENTIFIED', 'identified', 'assword', 'ASSWORD'],
    find: /(?<keep>(?<!revision )\b(?:IDENTIFIED\b[^'"\n]{0,60}\bBY|(?:ENCRYPTED |UNENCRYPTED )?PASSWORD)\s{1,4})(?:'[^'\n]{1,200}'|"[^"\n]{1,200}")/gi,
  },
  {
    id: 'oracle-password',
    // Oracle thin URLs and tnsnames logons: user/password@host.
    hints: ['jdbc:oracle'],
    find: /(?<keep>jdbc:oracle:(?:thin|oci):[^\s/@"']{1,80}\/)[^\s@"']{1,200}(?=@)/gi,
    isSecret: (found) => !found.startsWith('/') && !found.startsWith('[REDACTED:'),
  },
  {
    id: 'pgpass',
    // A line of .pgpass: host, port, database, user, password.
    hints: [':5432:', ':6432:', ':5433:', ':*:'],
    find: /(?<keep>^[ \t]{0,8}[\w.*-]{1,255}:(?:5432|5433|6432|\*):[\w.*-]{1,64}:[\w.*-]{1,64}:)(?!\[REDACTED)\S{1,200}[ \t]*$/gm,
  },
  {
    id: 'xml-secret',
    // Settings in XML: the element has the name of the secret.
    hints: ['</'],
    find: /(?<keep><(?:\w{1,40}[.:-]){0,3}\w{0,40}(?:password|passwd|secret|passphrase|apikey|api-key|authtoken)>)(?!\[REDACTED)[^<>\n]{1,400}(?=<\/)/gi,
  },
];
