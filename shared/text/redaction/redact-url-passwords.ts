/** The start of the part of a URL that can hold credentials. */
const AUTHORITY_START = /:\/\/(?=[^\s"'<>`/?#@]{0,256}:)/g;
/** A user that is a token has become a mark, when the text is redacted a second time. */
const USER_MARK = /\[REDACTED:[a-z-]{1,40}\]/y;
/** What ends a URL, however it is written; `://` opens another one. */
const RUN_STOP = /[\s>]|<\/|["'`](?=[\s,;:)\]}>\\"'`]|$)|:\/\/|\\[nrt"']/g;
/** An `@` with a host behind it that can be nothing else. */
const STRONG_HOST =
  /@(?:[\w-]{1,63}(?:\.[\w-]{1,63})+|localhost|\[[\da-f:.]+\]|[\w.-]{1,120}:\d)/giy;

/**
 * Passwords in URLs, `scheme://user:password@host`, whatever the scheme. The user, host, port and
 * path stay. A password may contain `/`, `?`, `#` and `@` without escapes: people write such URLs,
 * and a parser that refuses one is often the failure itself.
 */
export function redactUrlPasswords(text: string, mark: string): string {
  if (!text.includes('://')) return text;
  let out = '';
  let done = 0;
  const starts = new RegExp(AUTHORITY_START);
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const start = found.index + 3;
    RUN_STOP.lastIndex = start;
    const end = RUN_STOP.exec(text)?.index ?? text.length;
    starts.lastIndex = end;
    USER_MARK.lastIndex = start;
    const colon = text.indexOf(':', USER_MARK.test(text) ? USER_MARK.lastIndex : start) + 1;
    if (colon === 0 || colon > end) continue;
    const at = passwordEnd(text.slice(colon, end));
    if (at <= 0 || text.startsWith('[REDACTED:', colon)) continue;
    out += text.slice(done, colon) + mark;
    done = colon + at;
  }
  return out + text.slice(done);
}

/** Where the password ends in `rest`, the text behind the first colon; -1 if that is a port. */
function passwordEnd(rest: string): number {
  if (/^\d{1,5}(?:[/?#,;)\]]|$)/.test(rest)) return -1;
  const path = rest.search(/[/?#]/);
  const authority = path < 0 ? rest : rest.slice(0, path);
  const query = rest.indexOf('?', Math.max(rest.indexOf('@'), 0));
  let strong = -1;
  for (let at = rest.indexOf('@'); at >= 0; at = rest.indexOf('@', at + 1)) {
    if (query >= 0 && at > query && strong >= 0) break;
    STRONG_HOST.lastIndex = at;
    if (STRONG_HOST.test(rest)) strong = at;
  }
  const plain = authority.lastIndexOf('@');
  return Math.max(strong, plain >= 0 ? plain : strong < 0 ? rest.indexOf('@') : -1);
}
