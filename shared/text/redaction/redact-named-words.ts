import { anyOf, inOrder } from '../pattern.ts';
import { isHarmlessValue } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';
import { isTellingWord } from './is-telling-word.ts';

/** A variable in capitals, or a header. */
const NAME = /(?<![\w$.{/%-])([A-Z][A-Z0-9_]{2,60}|[Xx](?:-[A-Za-z]{1,20}){1,5})/g;
/** The one word behind the name: in quotes or brackets, or bare. */
const WORD = anyOf(/(["'`(])([^\s"'`()]{1,200})["'`)]/g, /([^\s"'`()[\]{}<>,;]{5,200})/g);
const NAMED = inOrder(NAME, /([ \t]{1,4})/g, WORD);

/**
 * Secrets that stand behind their name without a sign: `Invalid DB_PASSWORD 'hunter2'`,
 * `x-api-key abc123`.
 */
export function redactNamedWords(text: string, mark: string): string {
  return text.replace(
    NAMED,
    (found: string, name: string, _gap: string, open = '', held = '', bare = '') => {
      if (!isSecretName(name)) return found;
      const value = open === '' ? bare.replace(/[.:!?]+$/, '') : held;
      if (open === '' && !/^(?=.*[A-Za-z]).*\d|^\d{8,}$/.test(value)) return found;
      const by = open === '' || open === '(' ? 'blank' : 'sign';
      if (isTellingWord(value) || value.startsWith('[REDACTED:')) return found;
      if (isHarmlessValue({ name, value, quoted: false, by })) return found;
      const at = found.length - (open === '' ? bare.length : held.length + 1);
      return found.slice(0, at) + mark + found.slice(at + value.length);
    },
  );
}
