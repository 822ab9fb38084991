import { isHarmlessValue } from './is-harmless-value.ts';
import { isSecretName } from './is-secret-name.ts';
import { valueAt } from './value-at.ts';

/** A long option and what stands before its value: a space, or the comma of an argument list. */
const FLAG =
  /(?<![\w-])--?([A-Za-z][\w.-]{3,60})(?:[ \t]{1,8}|\\{0,8}["'],\s{0,8}(?=\\{0,8}["']))(?=[^\s-])/g;

/** Values of command-line options such as `--password hunter2` and `["--token", "abc"]`. */
export function redactFlags(text: string, mark: string): string {
  let out = '';
  let done = 0;
  const flags = new RegExp(FLAG);
  for (let flag = flags.exec(text); flag; flag = flags.exec(text)) {
    const name = flag[1] ?? '';
    if (!isSecretName(name)) continue;
    const found = valueAt(text, flags.lastIndex);
    const value = text.slice(found.start, found.end);
    if (/^[:=]/.test(value) || isHarmlessValue({ name, value, quoted: found.quoted, by: 'blank' }))
      continue;
    out += text.slice(done, found.start) + mark;
    done = found.end;
    flags.lastIndex = found.end;
  }
  return out + text.slice(done);
}
