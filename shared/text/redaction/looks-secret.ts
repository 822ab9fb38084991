import { anyOf, inOrder } from '../pattern.ts';

/**
 * What kind of secret a sentence speaks of. A `password` may be any word, a machine makes a
 * `credential`, and a `word` (a token, a key) may also be the name of a resource.
 */
export type SecretKind = 'password' | 'credential' | 'word';

const LETTER_AND_DIGIT = /^(?=.*[A-Za-z]).*\d/;
/** A noun with a number: `field1`, `user42`. */
const NUMBERED = inOrder(
  /^/i,
  anyOf(
    /field|column|param|arg|item|line|key|id|type|version/i,
    /step|attempt|round|try|test|rule|level|policy/i,
    /user|role|group/i,
    /env|prod|dev|stage/i,
    /host|node|app|web|db|service|task|worker|file/i,
  ),
  /[-_]?\d{1,4}$/i,
);
const ALGORITHM = inOrder(
  /^/i,
  anyOf(
    /scram|sha\d?|md[45]|[bs]crypt|pbkdf2|argon2/i,
    /aes|ed25519|base\d\d|utf|rfc/i,
    /oauth|ldap|ssl|tls|http|log4j/i,
    /v\d/i,
  ),
  /(?![a-z]{3})/i,
);
const ADDRESS = anyOf(
  /^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/i,
  /^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|internal|local)(?::\d+)?$/i,
);
/** A time, a size or a share: `12ms`, `90days`, `5/10`. */
const QUANTITY = /^[\d.,/]+(?:%|[a-z]{1,7})?$/i;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const DIGEST = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i;
const NAMES_ITSELF = /secret|pass|token|key|cred/i;

/**
 * Whether a word in a sentence looks like the secret that the sentence is about.
 *
 * @param isLinked true when the sentence presents the secret: "is", "using", "set to"
 */
export function looksSecret(value: string, kind: SecretKind, isLinked: boolean): boolean {
  if (ALGORITHM.test(value) || ADDRESS.test(value)) return false;
  if (kind === 'password') return looksPassword(value, isLinked);
  if (QUANTITY.test(value) || NAMES_ITSELF.test(value)) return false;
  const isDoubtless = isLinked || kind === 'credential';
  if (!isDoubtless && (UUID.test(value) || DIGEST.test(value))) return false;
  if (UUID.test(value) || DIGEST.test(value)) return true;
  if (value.length < (isDoubtless ? 8 : 12)) return false;
  // Names of resources are made of words; what a machine made has digits among its letters.
  return value
    .split(/[^A-Za-z0-9]+/)
    .some((part) => part.length >= (isDoubtless ? 5 : 8) && isScrambled(part, isDoubtless));
}

function looksPassword(value: string, isLinked: boolean): boolean {
  if (!isLinked) {
    return (
      value.length >= 5 &&
      LETTER_AND_DIGIT.test(value) &&
      !NUMBERED.test(value) &&
      !QUANTITY.test(value)
    );
  }
  if (QUANTITY.test(value)) return /^\d{6,}$/.test(value);
  return value.length >= 4 && (LETTER_AND_DIGIT.test(value) || /[A-Za-z].*[!#$%^&*~]/.test(value));
}

const isScrambled = (part: string, isDoubtless: boolean): boolean =>
  /[A-Za-z]\d+[A-Za-z]/.test(part) ||
  (isDoubtless && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part));
