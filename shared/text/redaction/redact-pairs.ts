import { wordSet } from '../word-set.ts';
import { isHarmlessValue } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';
import { valueAt } from './value-at.ts';

/** A quoted name, a comma, and the quote of what follows. */
const NAME = /(\\{0,8}["'])([A-Za-z_][\w.-]{1,80})\1,\s{0,8}(?=(?:[bBuUrR]{1,2})?\\{0,8}["'])/g;
/** Names that may follow the name of a secret in a list of names. */
const FIELDS = wordSet(
  'user username user_name login email role name id type',
  'host hostname port url region db dbname database',
);

/** Values of pairs and calls such as `("DB_PASSWORD", "hunter2")`; lists of names stay. */
export function redactPairs(text: string, mark: string): string {
  let out = '';
  let done = 0;
  const names = new RegExp(NAME);
  for (let found = names.exec(text); found; found = names.exec(text)) {
    const name = found[2] ?? '';
    // In a list of names, what follows may itself be the name of the next pair.
    const next = names.lastIndex;
    if (!isSecretName(name)) continue;
    const value = valueAt(text, next);
    const said = text.slice(value.start, value.end);
    const before = text[found.index - 1] ?? '';
    const isPair =
      before === '(' && /^\\{0,8}["'],?\s?\)/.test(text.slice(value.end, value.end + 12));
    const isWord = /^[A-Za-z_-]*$/.test(said);
    if (isWord && !isPair) continue;
    if (isSecretName(said) || FIELDS.has(said.toLowerCase())) continue;
    if (isHarmlessValue({ name, value: said, quoted: true, by: 'sign' })) continue;
    out += text.slice(done, value.start) + mark;
    done = value.end;
    names.lastIndex = value.end;
  }
  return out + text.slice(done);
}
