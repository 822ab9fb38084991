import type { Dependency } from './dependency.ts';

/** A short word may begin any other word (DBUS, ESCAPE), so after it only these make a name. */
const AFTER_SHORT =
  /^(HOST|ADDR|URL|URI|DSN|ENDPOINT|USER|PASS|PORT|NAME|DATABASE|SCHEMA|SSL|\d+$)/;
const SHORT = 3;

function begins(part: string, word: string): boolean {
  if (!part.startsWith(word)) return false;
  const rest = part.slice(word.length);
  // ELASTICACHE is no ELASTICsearch.
  return word.length > SHORT ? rest !== 'ACHE' : rest === '' || AFTER_SHORT.test(rest);
}

/** True when a setting of this name is about the dependency: `PGHOST`, `DBHOST`, `DB_URL`, `REDIS__HOST`. */
export function isAbout(name: string, { words }: Dependency): boolean {
  const parts = name.toUpperCase().split(/[^A-Z0-9]+/);
  return parts.some((part) => words.some((word) => begins(part, word)));
}

const ADDRESS =
  /(HOST|HOST_?NAME|URL|URI|DSN|ADDR|ADDRESS|ENDPOINT|SERVER|BROKER|NODE|CONNECTION_?STRING)S?(_?\d+)?$|^CONNECTIONSTRINGS/;
/** A secret of several fields, as RDS keeps it, holds the host too; that of a password does not. */
const WHOLE_SECRET = /^(?!.*(PASS|PWD|KEY|TOKEN)).*(SECRET|CREDENTIAL)S?(_?(ARN|NAME|JSON))?$/;

/** True when a setting of this name tells where to connect to, or may tell it among other things. */
export const isAddress = (name: string): boolean =>
  ADDRESS.test(name.toUpperCase()) || WHOLE_SECRET.test(name.toUpperCase());
