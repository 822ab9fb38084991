import { describe, expect, it } from 'vitest';
import { nameIn } from '../../../shared/diagnosis/name-in.ts';

function nameOf(pattern: RegExp, text: string) {
  const found = pattern.exec(text);
  return found ? nameIn(found) : 'no match';
}

describe('nameIn', () => {
  it.each([
    ['the first group that matches', /host (\w+)|name (\S+)/, 'name db.shop', 'db.shop'],
    ['nothing without a group', /host \w+/, 'host db', undefined],
    ['nothing that mentions a channel', /name '(.+)'/, "name '<!channel>'", undefined],
    ['nothing with invisible characters', /name '(.+)'/, "name 'a\u202eb'", undefined],
    ['nothing that is longer than a name', /name (.+)/, `name ${'a'.repeat(161)}`, undefined],
  ])('is %s', (_, pattern, text, expected) => {
    expect(nameOf(pattern, text)).toBe(expected);
  });
});
