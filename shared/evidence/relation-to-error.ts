import { wordSet } from '../text/word-set.ts';
import { dependencyNamedIn, dependencyOn, isOtherThanSilence } from './dependency.ts';
import { isAbout, isAddress } from './setting-kind.ts';

/** Weights of the kinds of relation; a name that stands in the error outweighs all others. */
const STANDS_IN_IT = 8;
const SAME_DEPENDENCY = 4;
/** When nobody answered, the address matters more than the password. */
const ADDRESS = 2;
const SHARED_WORD = 1;

/** The beginning of a longer error says what failed. */
const LONGEST = 4_000;

/** Words of names that may stand in any error. */
const COMMON = wordSet(
  'url uri host port name key id type file path base',
  'app env api aws service server config enabled default',
  'log level mode debug error timeout max min',
  'for the and not use with from new run set get',
);

/** The words of a name: `dbHost`, `DB_HOST`, `db.host` and `db host` all give ` db host `. */
const wordsOf = (text: string): string =>
  ` ${text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join(' ')
    .trim()} `;

/** How closely settings are related to an error, by their names; 0 when they are not. */
export function relationToError(error: string): (name: string) => number {
  const said = error.slice(0, LONGEST);
  const words = wordsOf(said);
  const inOrder = new Set(words.split(' '));
  const spelt = new Set(said.split(/\W+/));
  const ports = [...said.matchAll(/\b\d{4,5}\b/g)].map(([port]) => dependencyOn(Number(port)));
  const dependencies = [...ports, dependencyNamedIn(said)].filter((one) => one !== undefined);
  const isSilent = dependencies.length > 0 && !isOtherThanSilence(said);

  /** A single word such as PORT counts only in its own spelling, several words in any spelling. */
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
