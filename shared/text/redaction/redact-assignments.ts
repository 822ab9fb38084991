import { assignedName } from './assigned-name.ts';
import { assignedValue } from './assigned-value.ts';
import { isHarmlessValue } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';

const SIGN = /=>|:=|->|→|[:=]/g;
const NAME_OF_PAIR = /^(?:parameter)?(?:name|key)$/i;
const VALUE_OF_PAIR = /^(?:parameter)?value$/i;
const PAIRED_NAME = /[ \t]{0,8}\\{0,8}["']?([\w.-]{1,80})/y;
/** The most characters between the halves of `"name": "DB_PASSWORD", "value": "..."`. */
const PAIR_GAP = 60;

/**
 * Values under the name of a secret, whatever the syntax: `key=value`, `key: value`, JSON (also
 * JSON inside JSON), YAML, Python, Ruby, logfmt, headers, query and connection strings, and the
 * `{name, value}` pairs of container definitions.
 *
 * This is one walk over the signs such as `:` and `=`. A name is looked for in the 80 characters
 * before its sign, and a value that was replaced is not read again, so the walk is linear.
 */
export function redactAssignments(text: string, mark: string): string {
  let out = '';
  let done = 0;
  let pair = { name: '', at: 0 };
  const known = new Map<string, boolean>();
  SIGN.lastIndex = 0;
  for (let sign = SIGN.exec(text); sign; sign = SIGN.exec(text)) {
    const name = assignedName(text, done, sign.index, sign[0]);
    if (name === undefined) continue;
    if (NAME_OF_PAIR.test(name.text)) {
      PAIRED_NAME.lastIndex = name.behind;
      pair = { name: PAIRED_NAME.exec(text)?.[1] ?? '', at: sign.index };
      continue;
    }
    const isPaired =
      pair.name !== '' &&
      VALUE_OF_PAIR.test(name.text) &&
      sign.index - pair.at < PAIR_GAP + pair.name.length;
    const named = isPaired ? pair.name : name.text;
    if (isPaired) pair = { name: '', at: 0 };
    // A log repeats a few names many times.
    const isSecret = known.get(named) ?? isSecretName(named);
    known.set(named, isSecret);
    if (!isSecret) continue;
    const found = assignedValue(text, name);
    const value = text.slice(found.start, found.end);
    const isDoubtless =
      isPaired ||
      !/^(?::|->|→)$/.test(name.sign) ||
      name.quote !== '' ||
      found.start === name.behind;
    const by = isDoubtless ? 'sign' : 'colon';
    if (isHarmlessValue({ name: named, value, quoted: found.quoted, by })) {
      if (!found.quoted) SIGN.lastIndex = Math.max(found.end, SIGN.lastIndex);
      continue;
    }
    out += text.slice(done, found.start) + mark;
    done = found.end;
    SIGN.lastIndex = found.end;
  }
  return out + text.slice(done);
}
