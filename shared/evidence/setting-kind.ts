import { anyOf, inOrder } from '../text/pattern.ts';
import type { Dependency } from './dependency.ts';

/** A short word may be the beginning of another one (DBUS, ESCAPE), unless one of these follows. */
const AFTER_SHORT =
  /^(HOST|ADDR|URL|URI|DSN|ENDPOINT|USER|PASS|PORT|NAME|DATABASE|SCHEMA|SSL|\d+$)/;
const SHORT = 3;

function begins(part: string, word: string): boolean {
  if (!part.startsWith(word)) return false;
  const rest = part.slice(word.length);
  // ELASTICACHE is not ELASTICsearch.
  return word.length > SHORT ? rest !== 'ACHE' : rest === '' || AFTER_SHORT.test(rest);
}

/** Whether a setting is about the dependency, by its name: `PGHOST`, `DB_URL`, `REDIS__HOST`. */
export function isAbout(name: string, { words }: Dependency): boolean {
  const parts = name.toUpperCase().split(/[^A-Z0-9]+/);
  return parts.some((part) => words.some((word) => begins(part, word)));
}

const ADDRESS = anyOf(
  inOrder(
    /(HOST|HOST_?NAME|URL|URI|DSN|ADDR|ADDRESS|ENDPOINT|SERVER|BROKER|NODE|CONNECTION_?STRING)/,
    /S?(_?\d+)?$/,
  ),
  /^CONNECTIONSTRINGS/, // .NET: ConnectionStrings__Orders
);
/** A secret of several fields, as RDS keeps it, contains the host too; a password's does not. */
const WHOLE_SECRET = /^(?!.*(PASS|PWD|KEY|TOKEN)).*(SECRET|CREDENTIAL)S?(_?(ARN|NAME|JSON))?$/;

/** Whether a setting says where to connect to, or may say so among other things, by its name. */
export const isAddress = (name: string): boolean =>
  ADDRESS.test(name.toUpperCase()) || WHOLE_SECRET.test(name.toUpperCase());
