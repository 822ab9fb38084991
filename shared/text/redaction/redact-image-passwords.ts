import { anyOf, inOrder } from '../pattern.ts';

/** A host with a path, or a host whose name is that of a registry. */
const HOST = anyOf(
  /(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?::\d{2,5})?\/[\w.-]/,
  /(?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5})?\/[\w.-]/,
  /localhost(?::\d{2,5})?\/[\w.-]/,
  inOrder(
    /[\w.-]{0,100}/,
    /(?:registry|docker|ghcr|quay|gcr|\.ecr|harbor|artifactory)/,
    /[\w.-]{0,100}\.[a-z]{2,24}/,
  ),
);
const REGISTRY = new RegExp(`@(?=${HOST.source})`, 'gi');
const BOUNDARY = /[\s"'`<>(@]/;
const USER = /(?:^|[=,[{])([A-Za-z][\w.+-]{0,80}):(?!\/\/)/;
/** Words before a colon that are no user. */
const OTHER = /^(?:mailto|acct|sips?|xmpp|file|node|npm|webpack[\w-]*|git|ssh|scp|https?)$/i;
const SOURCE_PATH = /^[./]|node_modules|\/pkg\/mod\//;
/** The token that `aws ecr get-login-password` prints is about 2,500 characters long. */
const LONGEST = 4_000;
const PORT = /^\d{1,5}$/;

/** Passwords in image references, `user:password@registry/image:tag`, which have no scheme. */
export function redactImagePasswords(text: string, mark: string): string {
  if (!text.includes('@')) return text;
  let out = '';
  let done = 0;
  let from = 0;
  const registries = new RegExp(REGISTRY);
  for (let found = registries.exec(text); found; found = registries.exec(text)) {
    const at = found.index;
    const start = passwordStart(text, from, at);
    from = at + 1;
    if (start < 0) continue;
    out += text.slice(done, start) + mark;
    done = at;
  }
  return out + text.slice(done);
}

/** Where the password that ends at the `@` begins; -1 when there is none. */
function passwordStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && at - start < LONGEST && !BOUNDARY.test(text[start - 1] ?? '')) start -= 1;
  const word = text.slice(start, at);
  if (word.includes('://')) return -1;
  const user = USER.exec(word);
  if (!user || OTHER.test(user[1] ?? '')) return -1;
  const behind = user.index + user[0].length;
  const password = word.slice(behind);
  const isNone = password === '' || PORT.test(password) || SOURCE_PATH.test(password);
  return isNone || password.startsWith('[REDACTED:') ? -1 : start + behind;
}
