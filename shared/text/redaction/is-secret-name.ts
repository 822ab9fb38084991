import { anyOf, inOrder } from '../pattern.ts';
import { wordSet } from '../word-set.ts';

/** Letters without which a text holds no name of a secret. */
const HINT = /p(?:ass|w)|secret|token|key|cred|auth|cookie|sess|jwt|connect\.sid|salt/i;

/** A part of a name that ends so names a secret: `password`, `pgpassword`, `authtoken`. */
const NOUN_ENDING = inOrder(
  anyOf(
    /password|passwort|passwd|passphrase|passcode|pwd/,
    /(?:db|user|root|smtp|key|store|ssh|sql|auth|admin|require)pass/,
    /secret|token|credentials?|masterauth/,
    /(?:api|app|auth|access|secret|private|account|shared|master|license)key/,
    /(?:signing|encryption)key/,
  ),
  /$/,
);

/** Words that are too short or too common to count at the end of a longer word. */
const NOUNS = wordSet('pw creds authorization jwt passwords');

/** Cookies and their usual session names; the whole name must match. */
const COOKIES = /^(?:(?:set|http)[-_])?cookie$|^(?:jsessionid|phpsessid|connect\.sid)$/i;

/** After one of these a `key` is a secret; `primary key`, `cache key` and `public key` are not. */
const KEY_QUALIFIERS = wordSet(
  'api app application access account auth session integration webhook ingest write deploy',
  'secret private shared master license storage ssh',
  'sign signing encrypt encryption cipher hmac aes rsa',
);

/** After one of these a `token` is a place in a list or a piece of a text. */
const TOKEN_QUALIFIERS = wordSet(
  'next page pagination continuation marker resume start starting last first end eof',
  'request client idempotency change cancellation',
  'unexpected expected illegal syntax',
  'max min num total per',
);

/** After one of these a `pass` is no password. */
const PASS_QUALIFIERS = wordSet(
  'proxy fastcgi uwsgi scgi grpc', // nginx: proxy_pass
  'test tests render first second single multi by', // a run over something
  'low high band', // a filter
);

/** A name with one of these is only *about* a secret: `token_count`, `passwordEncoder`. */
const ABOUT = wordSet(
  // How many, how long.
  'count counts limit limits length len size total remaining rate usage used',
  // What it is called, and which kind it is.
  'name names id ids arn arns type types kind class label index ref reference version',
  'format field fields param parameter parameters prefix suffix header headers hint',
  'mode method algorithm alg strength scope scopes audience issuer grant flow',
  // Where it is kept.
  'file files filename path paths dir url uri endpoint host port bucket source store cache',
  // When, and where in a text.
  'expiry expires expiration expire expired exp ttl age at in on time timeout date days',
  'start end pos position offset',
  // Whose it is.
  'user username from',
  // What state it is in.
  'status state required enabled disabled valid invalid set present missing found',
  'based protected error errors exception failure failed message reason match mismatch',
  // What happens to it.
  'rotation renewal refresh reset change changed created updated review reviews cleanup job',
  'check verify verification authentication auth exchange request response',
  'retries attempt attempts',
  // The code that handles it.
  'policy encoder decoder provider manager service factory validator handler filter resolver',
  'generator loader reader engine helper util utils',
);

/** The endings of source and configuration files: `token.js:12` is a place in a stack trace. */
const SOURCE_FILE = inOrder(
  /\./i,
  anyOf(
    /[cm]?[jt]sx?/i,
    /py|rb|php|pl|lua|sh/i,
    /java|kt|scala|clj/i,
    /cs|fs|vb/i,
    /go|rs|swift|c|cc|cpp|hpp?/i,
    /exs?|erl/i,
    /ya?ml|json|xml|html|conf|ini|properties|pem|crt/i,
  ),
  /$/i,
);

/** Whether a value under this name (a key, a flag, a header, a variable) is a secret. */
export function isSecretName(name: string): boolean {
  if (!mayHoldSecretName(name)) return false;
  if (COOKIES.test(name)) return true;
  if (SOURCE_FILE.test(name)) return false;
  const parts = lastSegment(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '');
  const last = parts.findLastIndex((part, i) => isNoun(part, parts[i - 1], i === parts.length - 1));
  return last >= 0 && !parts.slice(last + 1).some((part) => ABOUT.has(part));
}

/** False when no part of the text can be such a name: a quick test before the careful one. */
export function mayHoldSecretName(text: string): boolean {
  return HINT.test(text);
}

/** The last segment of a dotted name says what the value is: `aws.secret.region` is a region. */
function lastSegment(name: string): string {
  const segments = name.split('.').filter((segment) => segment !== '');
  return /^(?:value|key|text|string|plain|raw|default|current)$/i.test(segments.at(-1) ?? '')
    ? segments.slice(-2).join('.')
    : (segments.at(-1) ?? '');
}

function isNoun(part: string, before: string | undefined, isLast: boolean): boolean {
  if (part === 'key') return before !== undefined && KEY_QUALIFIERS.has(before);
  if (part === 'token') return before === undefined || !TOKEN_QUALIFIERS.has(before);
  if (part === 'pass') return before === undefined || !PASS_QUALIFIERS.has(before);
  if (part === 'auth') return isLast;
  // Alone it is the name of a program.
  if (part === 'salt') return before !== undefined && isLast;
  return NOUNS.has(part) || NOUN_ENDING.test(part);
}
