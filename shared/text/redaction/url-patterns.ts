import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/**
 * Before the host or the number that a parser or a resolver refused. A password with a special
 * character breaks its URL, and what is left of it is taken for the host or the port.
 */
const REFUSED = anyOf(
  /ENOTFOUND/gi, // Node
  /EAI_AGAIN/gi,
  /ECONNREFUSED/gi,
  /UnknownHostException:/gi, // Java
  /host ?name/gi, // libpq: could not translate host name
  /lookup/gi, // Go
  /connect to/gi,
  /from string/gi,
  /with base 10:/gi, // Python: invalid literal for int() with base 10
  /invalid port number:/gi,
);

/** Secrets in URLs, whole or broken; see also `redactUrlPasswords`. */
export const urlPatterns: readonly RedactPattern[] = [
  {
    id: 'url-signature',
    // A presigned URL (AWS, Google, Azure SAS, CloudFront) works like a password until it expires.
    hints: ['ignature', 'IGNATURE', 'sig=', 'redential='],
    keep: inOrder(
      /(?<![A-Za-z0-9])/gi,
      anyOf(/X-(?:Amz|Goog)-(?:Signature|Credential)/gi, /sig/gi, /Signature/gi),
      /=/gi,
    ),
    find: /(?!\[REDACTED)[A-Za-z0-9%+/=_.-]{16,}/gi,
  },
  {
    id: 'url-password',
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
    keep: inOrder(REFUSED, / ["'[(]?(?:[\w.-]{1,64}:)?/gi),
    find: /[^\s"'@[\]:]{3,128}(?=@[\w.-])/gi,
  },
  {
    id: 'url-password',
    hints: ['cast to integer', 'invalid port'],
    keep: anyOf(
      /Port could not be cast to integer value as '/g, // Python
      /invalid port ":/g, // Go
    ),
    find: /(?!\[REDACTED)[^'"\n]{3,128}(?=['"])/g,
    isSecret: (found) => /\D/.test(found),
  },
];
