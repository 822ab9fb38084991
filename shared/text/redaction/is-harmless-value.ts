/** First words by which a value is a sentence about the secret: `"password": "must not be empty"`. */
const SENTENCE =
  /^(?:is|was|were|are|must|should|cannot|can't|can|could|has|have|had|does|did|do|not|no|may|will|would|needs?|required|expired|invalid|missing|incorrect|wrong|unset|unavailable|empty|failed|failure|denied|rejected|mismatch|unknown|provided|specified|supplied|field|value|error|contains|too|authentication|authorization|verification|permission|string|path|property) /i;

/** The same for a word that no quotes set apart: `token: expired`, `--password is required`. */
const PROSE =
  /^(?:is|was|were|are|must|should|cannot|can't|can|could|has|have|had|does|did|do|not|no|may|will|would|needs?|required|expired|invalid|missing|incorrect|wrong|unset|unavailable|empty|failed|failure|denied|rejected|mismatch|unknown|provided|specified|supplied|field|value|error|contains|too|authentication|authorization|verification|for|from|in|to|with|via|and|or|flag|option|argument|parameter|string|path|property|variable|the|this|you|your|at|unable|please|an?|it|only|permission|operation|access|bad|device|revoked|malformed|blank|encrypted|hashed)(?=[\s:;,.!)]|$)/i;

/** The absence of a secret, a mask, a type or a switch: what a reader needs and nobody can use. */
const NO_SECRET =
  /^(?:true|false|null|none|nil|undefined|yes|no|on|off|nan|n\/a|<[^<>]{0,80}>?|\(\w{0,20}\)|string!?|str|text|varchar|integer|int|number|bytes?|boolean|object|optional\.empty|\[object object\]|[*x•.#_-]{2,}|set|unset|empty|missing|expired|invalid|required|failed|denied|unknown|include|omit|same-origin|filtered|redacted|masked|hidden)$/i;

/** Where the secret is kept instead of what it is: ARNs, placeholders, mounted files, code. */
const REFERENCE =
  /^(?:arn:aws|\{\{|\$\{|\$\(|\$[A-Z_]{2,}$|%[sdv@q](?!\w)|%\(\w{1,40}\)s|\/(?:var\/)?run\/secrets\/|file:|(?:os\.(?:environ|getenv)|process\.env|import\.meta\.env|deno\.env|getenv|env[[(.]|system\.getenv|environment\.get|self\.|this\.|config[.[(]|settings[.[(]|options[.[(]|opts[.[(]|args[.[(]|params[.[(]|kwargs[.[(]|cfg[.[(]|conf[.[(]|current_app|rails\.|std::env|viper\.|(?:[a-z_]\w{1,40}\.){1,4}[a-z_]\w{1,60}\())/i;

const MARK = /^\[REDACTED:[a-z0-9-]{1,40}\]$/;
const OBJECT = /^[a-z]\w{0,40}(?:\.[\w$]{1,60}){1,12}@[0-9a-f]{1,16}$/i;
const PATH = /^\/$|^(?:~|\.{0,2}|[A-Za-z]:)[/\\][\w.@-]{1,100}(?:[/\\][\w.@-]{0,100}){0,20}$/;
const RESOURCE = /^[a-z][a-z0-9_.-]{0,60}(?:\/[a-z][a-z_.-]{0,60}){1,8}$/;
const MECHANISM =
  /^(?:plain|login|md5|scram-sha-(?:1|256|512)|cram-md5|basic|digest|trust|peer|cert|gssapi|ldap|oauth2?|saml|oidc|jwt|iam|pam|kerberos|bearer|enabled|disabled|session|token|apikey|aws4-hmac-sha256)$/i;

/** Longer values are secrets unread, which also keeps the walk over hostile lines linear. */
const LONGEST_EVIDENCE = 300;

export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  /** A word before a colon, a flag before a blank, or a name that is given a value beyond doubt. */
  readonly by: 'colon' | 'blank' | 'sign';
}

/** Whether the value of a secret's name is evidence to keep rather than the secret itself. */
export function isEvidence({ name, value, quoted, by }: NamedValue): boolean {
  if (value === '' || MARK.test(value)) return true;
  if (value.length > LONGEST_EVIDENCE) return false;
  if (NO_SECRET.test(value) || REFERENCE.test(value) || OBJECT.test(value)) return true;
  if (quoted ? SENTENCE.test(value) : by !== 'sign' && PROSE.test(value)) return true;
  if (/key$|^(?:old)?pwd$/i.test(name) && PATH.test(value)) return true;
  if (/auth$/i.test(name)) return MECHANISM.test(value) || (by === 'colon' && !/\d/.test(value));
  if (/(?:^|\W)(?:pass|pw)$/i.test(name))
    return by === 'colon' || (!quoted && /^\d{1,4}$/.test(value));
  return /secret$/i.test(name) && by === 'colon' && RESOURCE.test(value);
}
