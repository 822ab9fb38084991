import { describe, expect, it } from 'vitest';
import { jsonErrorLine } from '../../local/json-error-line.ts';

describe('jsonErrorLine', () => {
  it.each([
    ['a bare word', '{\n"a": x}', 2],
    ['a missing comma', '{\n"a": 1\n"b": 2\n}', 3],
    ['a comma too many', '{"a": 1,\n\n}', 3],
    ['a missing colon', '{\n\n"a" 1}', 3],
    ['a line break in a text', '{\n"a": "b\nc"}', 2],
    ['a bad escape', '[\n"\\x"\n]', 2],
    ['a brace too many', '{"a":\n1}}\n', 2],
    ['a comment', '{\n// no\n"a": 1}', 2],
    ['single quotes', "{\n'a': 1}", 2],
    ['a word cut short', '[1,\nnul\n]', 2],
    ['an end too soon', '{"a": [\n1,\n2', 3],
    ['an end too soon, and blank lines', '{"a": [\n1\n\n\n', 2],
    ['nothing at all', '', 1],
    ['one line', '{', 1],
  ])('finds %s', (_, text, line) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(jsonErrorLine(text)).toBe(line);
  });

  it('finds the line of a large file', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `  {"index": ${index}},`);
    rows[3_210] = '  {"index": oops},';
    expect(jsonErrorLine(`[\n${rows.join('\n')}\n{}]`)).toBe(3_212);
  });
});
