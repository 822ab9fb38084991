import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** Headers whose value is a secret. */
const HEADER = anyOf(
  /(?:proxy-)?authorization/gi,
  /(?:set-)?cookie/gi,
  /x-api-key/gi,
  /x-auth-token/gi,
  /x-amz-security-token/gi,
  /x-csrf-token/gi,
);

/** Credentials as HTTP headers carry them. */
export const headerPatterns: readonly RedactPattern[] = [
  {
    id: 'bearer-token',
    // Wherever it is printed; the word Bearer also occurs in prose.
    // Source: https://www.rfc-editor.org/rfc/rfc6750
    hints: ['earer', 'EARER'],
    keep: /\bBearer[ \t]{1,4}/gi,
    find: /[A-Za-z0-9._~+/-]{8,}={0,2}(?![A-Za-z0-9=])/gi,
    isSecret: (found) => /\d/.test(found) || found.length >= 24,
  },
  {
    id: 'basic-credentials',
    // Base64 of `user:password`. It is decoded here, because Basic is also a word.
    // Source: https://www.rfc-editor.org/rfc/rfc7617
    hints: ['asic', 'ASIC'],
    keep: /\bBasic[ \t]{1,4}/gi,
    find: /[A-Za-z0-9+/]{4,}={0,2}/gi,
    isSecret: (found) =>
      /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(Buffer.from(found, 'base64').toString('latin1')),
  },
  {
    id: 'header-list',
    // Node's rawHeaders and ASGI's scopes are lists of names and values, separated by commas.
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
    keep: anyOf(
      inOrder(/"/gi, HEADER, /",\s{0,8}b?["']/gi),
      inOrder(/'/gi, HEADER, /',\s{0,8}b?["']/gi),
    ),
    find: /[^"'\n]{1,4000}(?=["'])/gi,
    isSecret: (found) => /[\d=]/.test(found) || /^(?:Bearer|Basic) \w/i.test(found),
  },
];
