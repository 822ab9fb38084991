/** Words of a sentence, names of variables and algorithms, addresses and times: no secret reads so. */
const TELLING =
  /^(?:optional|default|hidden|masked|redacted|deprecated|length|secret|sensitive|env|environment|see|e\.g\.?|[A-Z][A-Z0-9]*_[A-Z0-9_]+|\w+[=:].*|base\d\d|sha-?\d+|[rhep]s\d{3}|aes-?\d+\w*|v\d[\w.]*|utf-?8|x\.?509|oauth2|ed25519|argon2\w*|\d{4}-\d\d-\d\d.*|.*:\d+|line\d+|[^:]*:\/\/.*|\/.*)$/i;

/** Whether a word behind the name of a secret tells about it rather than being it. */
export const isTellingWord = (word: string): boolean => TELLING.test(word);
