import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../shared/text/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['leaves ordinary text alone', 'GET /x 200 – café 日本 👍', 'GET /x 200 – café 日本 👍'],
    ['removes colours', '\u001b[1;31mERROR\u001b[0m x', 'ERROR x'],
    ['removes a colour that is cut off', 'x \u001b[31', 'x '],
    ['removes a window title', '\u001b]0;rm -rf\u0007ok', 'ok'],
    [
      'removes a link and keeps its text',
      '\u001b]8;;http://evil\u001b\\here\u001b]8;;\u001b\\',
      'here',
    ],
    ['keeps the text behind an escape that never ends', '\u001b]0;text', '0;text'],
    ['removes C1 sequences', '\u009b31mred\u009d0;t\u009c.', 'red.'],
    ['removes device control strings', '\u001bPq#0\u001b\\x', 'x'],
    ['removes NUL, backspace, bell, delete', 'a\u0000b\bc\u0007d\u007fe', 'abcde'],
    ['removes bidirectional controls', 'a\u202eb\u2066c\u2069d\u200ee\u061cf', 'abcdef'],
    ['removes characters without a width', 'pass\u200bword\u2060\ufeff\u00ad', 'password'],
    ['removes invisible tag characters', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['replaces lone surrogates', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['makes a tab a space', 'a\tb', 'a b'],
    ['joins lines', 'a\nb\r\nc\u2028d', 'a b c d'],
    ['drops the line break at the end', 'a\r\n', 'a'],
    ['separates a line from the text that overwrites it', '10%\r20%\r', '10% 20%'],
  ])('%s', (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('keeps line breaks for the body of a page, as \\n', () => {
    expect(plainText('a\r\nb\rc\u2029d\n', 'keep')).toBe('a\nb\nc\nd\n');
  });

  it('leaves nothing that moves a cursor, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is that they are absent
        expect(plain).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(plain.isWellFormed()).toBe(true);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});
