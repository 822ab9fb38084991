import { anyOf, inOrder } from '../pattern.ts';

const TELLING = inOrder(
  /^/i,
  anyOf(
    // A word of the sentence.
    /optional|default|hidden|masked|redacted|deprecated|length|secret|sensitive|see|e\.g\.?/i,
    // The name of a variable, or an assignment.
    /env|environment|[A-Z][A-Z0-9]*_[A-Z0-9_]+|\w+[=:].*/i,
    // An algorithm, an encoding or a version.
    /base\d\d|sha-?\d+|[rhep]s\d{3}|aes-?\d+\w*|ed25519|argon2\w*|x\.?509|oauth2|utf-?8/i,
    /v\d[\w.]*/i,
    // A time, a place in a file, an address or a path.
    /\d{4}-\d\d-\d\d.*|.*:\d+|line\d+|[^:]*:\/\/.*|\/.*/i,
  ),
  /$/i,
);

/** Whether a word behind the name of a secret says something about it and is not the secret. */
export const isTellingWord = (word: string): boolean => TELLING.test(word);
