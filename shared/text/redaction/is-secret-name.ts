const HINT = /p(?:ass|w)|secret|token|key|cred|auth|cookie|sess|jwt|connect\.sid|salt/i;

/** Words that name a secret wherever they end a part of a name: `password`, `pgpassword`, `authtoken`. */
const NOUN_ENDINGS =
  /(?:password|passwort|passwd|passphrase|passcode|secret|token|credentials?|(?:db|user|root|smtp|key|store|ssh|sql|auth|admin|require)pass|masterauth|pwd|(?:api|app|auth|access|secret|private|account|signing|encryption|master|shared|license)key)$/;

/** Words too short or too common to count inside a longer word. */
const NOUNS = new Set(['pw', 'creds', 'authorization', 'jwt', 'passwords']);

/** Cookies and their usual session names; the whole name must match. */
const COOKIES = /^(?:(?:set|http)[-_])?cookie$|^(?:jsessionid|phpsessid|connect\.sid)$/i;

/** A `key` is a secret after one of these; `primary key`, `cache key`, `public key` are not. */
const KEY_QUALIFIERS = new Set(
  (
    'api app application access secret private auth account shared signing sign encryption encrypt master ' +
    'license storage ssh hmac aes rsa webhook integration ingest write deploy session cipher'
  ).split(' '),
);

/** A `token` is a place in a list or a text after one of these. */
const TOKEN_QUALIFIERS = new Set(
  (
    'request next page pagination continuation client idempotency resume start starting last first end eof ' +
    'change cancellation unexpected expected illegal syntax max min num total per marker'
  ).split(' '),
);

/** A `pass` is no password after one of these: nginx's `proxy_pass`, a test summary, a filter. */
const PASS_QUALIFIERS = new Set(
  'proxy fastcgi uwsgi scgi grpc tests test render first second single multi by low high band'.split(
    ' ',
  ),
);

/** After the noun these make the name speak *about* a secret: `token_count`, `passwordEncoder`, `secret_arn`. */
const ABOUT = new Set(
  (
    'count counts limit limits length len size type types name names arn arns id ids file files filename path paths dir ' +
    'url uri endpoint host port expiry expires expiration expire expired exp ttl age at in on time timeout date days ' +
    'policy encoder decoder provider manager service store version source field fields param parameter parameters prefix ' +
    'suffix header headers format status state error errors exception required enabled disabled valid invalid set present ' +
    'missing found rotation strength algorithm alg method mode ref reference kind class factory bucket issuer audience ' +
    'scope scopes validator handler filter resolver cache retries attempts attempt from username user hint label index ' +
    'offset position pos start end usage used remaining total rate authentication auth grant flow exchange request response ' +
    'review reviews renewal refresh reset change changed updated created job cleanup based protected check verification ' +
    'verify match mismatch failure failed message reason generator helper util utils loader reader engine'
  ).split(' '),
);

/** `token.js:12` is a place in a stack trace. */
const SOURCE_FILE =
  /\.(?:[cm]?[jt]sx?|py|rb|java|kt|scala|go|rs|php|cs|fs|vb|exs?|erl|clj|swift|c|cc|cpp|hpp?|lua|pl|sh|ya?ml|json|xml|html|conf|ini|properties|pem|crt)$/i;

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

/** Whether a part of the text can be such a name at all; a quick look that spares the careful one. */
export function mayHoldSecretName(text: string): boolean {
  return HINT.test(text);
}

/** In a dotted name the last segment says what the value is: `aws.secret.region` is a region. */
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
  return NOUNS.has(part) || NOUN_ENDINGS.test(part);
}
