import { dependencyNamedIn, dependencyOn, isOtherThanSilence } from './dependency.ts';
import { isAbout, isAddress } from './setting-kind.ts';

/** What each kind of relation counts; a name that stands in the error outweighs all others. */
const STANDS_IN_IT = 8;
const SAME_DEPENDENCY = 4;
/** When the connection itself failed, where to connect to says more than with which password. */
const ADDRESS = 2;
const SHARED_WORD = 1;

/** Of a longer error the beginning says what failed. */
const LONGEST = 4_000;

/** Words of names that stand in any error. */
const COMMON = new Set(
  (
    'url uri host port name key app env api aws service server config enabled default log level mode error ' +
    'file path type timeout id max min debug base for the and not use with from new run set get'
  ).split(' '),
);

/** `dbHost`, `DB_HOST`, `db.host` and `db host` are the same words: ` db host `. */
const wordsOf = (text: string): string =>
  ` ${text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join(' ')
    .trim()} `;

/** How closely a setting of some name is related to an error; 0 when it is not. */
export function relationToError(error: string): (name: string) => number {
  const said = error.slice(0, LONGEST);
  const words = wordsOf(said);
  const inOrder = new Set(words.split(' '));
  const spelt = new Set(said.split(/\W+/));
  const ports = [...said.matchAll(/\b\d{4,5}\b/g)].map(([port]) => dependencyOn(Number(port)));
  const dependencies = [...ports, dependencyNamedIn(said)].filter((one) => one !== undefined);
  const isSilent = dependencies.length > 0 && !isOtherThanSilence(said);

  /** One word alone, such as PORT, is a name only as it is spelt; several are in any spelling. */
  const stands = (name: string, parts: string): boolean =>
    parts.trim().includes(' ') ? words.includes(parts) : /[A-Z]/.test(name) && spelt.has(name);

  return (name) => {
    const parts = wordsOf(name);
    if (parts.trim() === '') return 0;
    const isRelated = dependencies.some((dependency) => isAbout(name, dependency));
    const shared = parts
      .trim()
      .split(' ')
      .some((part) => part.length > 2 && !COMMON.has(part) && inOrder.has(part));
    return (
      (stands(name, parts) ? STANDS_IN_IT : 0) +
      (isRelated ? SAME_DEPENDENCY : 0) +
      (isRelated && isSilent && isAddress(name) ? ADDRESS : 0) +
      (shared ? SHARED_WORD : 0)
    );
  };
}
