/**
 * The protocol and the opening bracket of an address in a data source name of Go's MySQL driver.
 * Source: https://github.com/go-sql-driver/mysql#dsn-data-source-name
 */
const ADDRESS = /@(?:tcp[46]?|udp|unix|cloudsql(?:-mysql)?|aurora|[a-z][\w+-]{0,20}\+tcp)\(/g;
/** The first colon behind a word separates the user from the password, as in the driver. */
const USER = /[\w.%@+-]{1,80}:(?!\/\/|["'`])/g;
const MARK = /^\[REDACTED:[a-z-]{1,40}\]$/;
/** White space and control characters of ASCII have this code or a smaller one. */
const BLANK = 32;
/** The most characters of user and password together. */
const LONGEST = 300;

/** Passwords in Go data source names, `user:password@tcp(host:3306)/db`, which are no URLs. */
export function redactDsnPasswords(text: string, mark: string): string {
  if (!text.includes('@')) return text;
  let out = '';
  let done = 0;
  let from = 0;
  const addresses = new RegExp(ADDRESS);
  for (let found = addresses.exec(text); found; found = addresses.exec(text)) {
    const at = found.index;
    const start = passwordStart(text.slice(Math.max(from, at - LONGEST), at));
    const closed = text.slice(addresses.lastIndex, addresses.lastIndex + LONGEST).indexOf(')');
    from = addresses.lastIndex + closed + 1;
    if (start === 0 || MARK.test(text.slice(at - start, at))) continue;
    out += text.slice(done, at - start) + mark;
    done = at;
  }
  return out + text.slice(done);
}

/** How many characters before the end of `before` the password begins; 0 without a password. */
function passwordStart(before: string): number {
  let start = before.length;
  while (start > 0 && before.charCodeAt(start - 1) > BLANK) start -= 1;
  const word = before.slice(start);
  const scheme = word.indexOf('://');
  const source = scheme < 0 ? word : word.slice(scheme + 3);
  const user = new RegExp(USER).exec(source);
  return user ? source.length - user.index - user[0].length : 0;
}
