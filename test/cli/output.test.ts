import { describe, expect, it } from 'vitest';
import { printRows, toJson } from '../../cli/output.ts';
import { HOSTILE, UNSAFE } from './hostile.ts';

const UNSEEN = '\u200b\u2028\u2029\ufeff\u0085\u009b\u202e';

describe('toJson', () => {
  it('writes JSON that can be read back and contains no terminal codes', () => {
    const value = { text: HOSTILE, [`key${UNSEEN}`]: [UNSEEN, '\n', '♥', '\ud83d\ude00'] };
    for (const indent of [undefined, 2]) {
      const json = toJson(value, indent);
      expect(json).not.toMatch(UNSAFE);
      expect(JSON.parse(json)).toEqual(value);
    }
  });

  it('is one line without an indent, for any line breaks in the text', () => {
    const json = toJson({ text: 'a\nb\r\nc\u2028d\u0085e' });
    expect(json.split(/[\n\r\u2028\u0085]/)).toHaveLength(1);
  });
});

describe('printRows', () => {
  const rows = [
    { name: 'media', cause: HOSTILE },
    { name: 'web', cause: 'none\nat all' },
  ];
  const print = (format: 'table' | 'json' | 'jsonl') =>
    printRows(
      rows,
      format,
      ['NAME', 'CAUSE'],
      ({ name, cause }) => [name, cause],
      ([name = '', ...rest]) => [`<${name}>`, ...rest],
    );

  it('prints a table with one line per row, without terminal codes, and painted afterwards', () => {
    const lines = print('table').trimEnd().split('\n');
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['NAME', 'CAUSE'],
      ['<media>', 'abc defg'],
      ['<web>', 'none at all'],
    ]);
    expect(print('table')).not.toMatch(UNSAFE);
  });

  it('prints JSON as one list, and JSON lines as one row per line', () => {
    expect(JSON.parse(print('json'))).toEqual(rows);
    const lines = print('jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
  });

  it('prints nothing for JSON lines without rows', () => {
    expect(
      printRows(
        [],
        'jsonl',
        [],
        () => [],
        (cells) => cells,
      ),
    ).toBe('');
  });
});
