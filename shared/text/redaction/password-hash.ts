import { anyOf, inOrder } from '../pattern.ts';
import type { RedactPattern } from './redact-pattern.ts';

/** Password hashes, as in htpasswd and shadow: whoever has one can guess the password offline. */
export const passwordHash: RedactPattern = {
  id: 'password-hash',
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
  find: anyOf(
    inOrder(
      /\$/g,
      anyOf(
        /apr1/g, // Apache
        /1|2[abxy]?|5|6|y/g, // crypt and bcrypt
        /argon2(?:id|i|d)/g,
        /scrypt/g,
        /pbkdf2[\w-]{0,20}/g,
      ),
      /\$[./A-Za-z0-9$=,+-]{20,}/g,
    ),
    /\{S?SHA(?:256|512)?\}[A-Za-z0-9+/=]{20,}/g, // LDAP
  ),
};
