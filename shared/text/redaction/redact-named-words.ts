import { isEvidence } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';
import { isTellingWord } from './is-telling-word.ts';

/** A variable in capitals or a header, and the one word behind it: quoted, in brackets, or bare. */
const NAMED =
  /(?<![\w$.{/%-])([A-Z][A-Z0-9_]{2,60}|[Xx](?:-[A-Za-z]{1,20}){1,5})([ \t]{1,4})(?:(["'`(])([^\s"'`()]{1,200})["'`)]|([^\s"'`()[\]{}<>,;]{5,200}))/g;

/** Secrets that only stand behind their name: `Invalid DB_PASSWORD 'hunter2'`, `x-api-key abc123`. */
export function redactNamedWords(text: string, mark: string): string {
  return text.replace(
    NAMED,
    (found: string, name: string, _gap: string, open = '', held = '', bare = '') => {
      if (!isSecretName(name)) return found;
      const value = open === '' ? bare.replace(/[.:!?]+$/, '') : held;
      if (open === '' && !/^(?=.*[A-Za-z]).*\d|^\d{8,}$/.test(value)) return found;
      const by = open === '' || open === '(' ? 'blank' : 'sign';
      if (isTellingWord(value) || value.startsWith('[REDACTED:')) return found;
      if (isEvidence({ name, value, quoted: false, by })) return found;
      const at = found.length - (open === '' ? bare.length : held.length + 1);
      return found.slice(0, at) + mark + found.slice(at + value.length);
    },
  );
}
