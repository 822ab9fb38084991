import { anyOf, inOrder } from '../pattern.ts';
import { wordSet } from '../word-set.ts';

/** First words of a sentence about the secret: `"password": "must not be empty"`. */
const SENTENCE_STARTS = wordSet(
  "is was were are must should can cannot can't could has have had does did do not no may will",
  'would need needs required',
  'expired invalid missing incorrect wrong unset unavailable empty unknown mismatch',
  'failed failure denied rejected error',
  'provided specified supplied contains too',
  'field value string path property',
  'authentication authorization verification permission',
);
/** First words of the rest of a sentence that no quotes set apart: `token: expired`. */
const PROSE_STARTS: ReadonlySet<string> = new Set([
  ...SENTENCE_STARTS,
  ...wordSet(
    'for from in to with via at and or only a an it the this you your please unable',
    'flag option argument parameter variable',
    'operation access device',
    'bad revoked malformed blank encrypted hashed',
  ),
]);

/** What a reader needs and nobody can use. */
const NO_SECRET = inOrder(
  /^/i,
  anyOf(
    // Nothing.
    /null|none|nil|undefined|nan|n\/a|optional\.empty|unset|empty|missing/i,
    // A switch.
    /true|false|yes|no|on|off|set|include|omit|same-origin/i,
    // A type.
    /string!?|str|text|varchar|integer|int|number|bytes?|boolean|object|\[object object\]/i,
    // A placeholder.
    /<[^<>]{0,80}>?|\(\w{0,20}\)/i,
    // A mask.
    /[*x•.#_-]{2,}|filtered|redacted|masked|hidden/i,
    // What became of it.
    /expired|invalid|required|failed|denied|unknown/i,
  ),
  /$/i,
);

/** Where the secret is kept. */
const REFERENCE = inOrder(
  /^/i,
  anyOf(
    /arn:aws/i,
    // A placeholder of a template, a shell or a format string.
    /\{\{|\$\{|\$\(|\$[A-Z_]{2,}$|%[sdv@q](?!\w)|%\(\w{1,40}\)s/i,
    // A mounted file.
    /\/(?:var\/)?run\/secrets\/|file:/i,
    // The environment, as programs read it.
    /os\.(?:environ|getenv)|getenv|env[[(.]|process\.env|import\.meta\.env|deno\.env/i,
    /system\.getenv|environment\.get|std::env|viper\.|rails\.|current_app/i,
    // A member of an object, or a call.
    /self\.|this\.|(?:config|settings|options|opts|args|params|kwargs|cfg|conf)[.[(]/i,
    /(?:[a-z_]\w{1,40}\.){1,4}[a-z_]\w{1,60}\(/i,
  ),
);

const MARK = /^\[REDACTED:[a-z0-9-]{1,40}\]$/;
/** How Java prints an object: `com.example.Token@1b2c3d`. */
const OBJECT = /^[a-z]\w{0,40}(?:\.[\w$]{1,60}){1,12}@[0-9a-f]{1,16}$/i;
const PATH = /^\/$|^(?:~|\.{0,2}|[A-Za-z]:)[/\\][\w.@-]{1,100}(?:[/\\][\w.@-]{0,100}){0,20}$/;
/** The name of a secret, as in Secrets Manager: `prod/db`. */
const RESOURCE = /^[a-z][a-z0-9_.-]{0,60}(?:\/[a-z][a-z_.-]{0,60}){1,8}$/;
/** How somebody authenticates. */
const MECHANISM = inOrder(
  /^/i,
  anyOf(
    /plain|login|md5|scram-sha-(?:1|256|512)|cram-md5|basic|digest|bearer|aws4-hmac-sha256/i,
    /trust|peer|cert|gssapi|ldap|pam|kerberos/i,
    /oauth2?|saml|oidc|jwt|iam|session|token|apikey/i,
    /enabled|disabled/i,
  ),
  /$/i,
);

/** A longer value counts as a secret, unread: this keeps hostile lines in linear time. */
const LONGEST_HARMLESS = 300;

/** A value, and the name that it stands under. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly quoted: boolean;
  /**
   * What joins the two: the colon of a sentence, the blank behind a flag, or a sign that leaves no
   * doubt.
   */
  readonly by: 'colon' | 'blank' | 'sign';
}

/** Whether the value under a secret's name is no secret: of use to a reader and to nobody else. */
export function isHarmlessValue({ name, value, quoted, by }: NamedValue): boolean {
  if (value === '' || MARK.test(value)) return true;
  if (value.length > LONGEST_HARMLESS) return false;
  if (NO_SECRET.test(value) || REFERENCE.test(value) || OBJECT.test(value)) return true;
  if (quoted ? opensSentence(value) : by !== 'sign' && opensProse(value)) return true;
  if (/key$|^(?:old)?pwd$/i.test(name) && PATH.test(value)) return true;
  if (/auth$/i.test(name)) return MECHANISM.test(value) || (by === 'colon' && !/\d/.test(value));
  if (/(?:^|\W)(?:pass|pw)$/i.test(name))
    return by === 'colon' || (!quoted && /^\d{1,4}$/.test(value));
  return /secret$/i.test(name) && by === 'colon' && RESOURCE.test(value);
}

function opensSentence(value: string): boolean {
  const word = /^([a-z']+) /i.exec(value)?.[1];
  return word !== undefined && SENTENCE_STARTS.has(word.toLowerCase());
}

function opensProse(value: string): boolean {
  const word = /^([a-z']+)(?=[\s:;,.!)]|$)/i.exec(value)?.[1];
  return word !== undefined && PROSE_STARTS.has(word.toLowerCase());
}
