import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectText } from '../../../shared/text/subject-text.ts';

describe('subjectText', () => {
  it.each([
    ['leaves ASCII alone', '[OPEN] media keeps crashing', '[OPEN] media keeps crashing'],
    [
      'spells what ASCII does not have',
      'café – “déjà vu” → naïve…',
      'cafe - "deja vu" -> naive...',
    ],
    ['puts ? for what it cannot spell', '日本 service', '?? service'],
    ['is one line', 'a\r\nBcc: x\tb', 'a Bcc: x b'],
    ['is never empty', '\u0000\u200b', 'Loopwatch'],
  ])('%s', (_, text, expected) => {
    expect(subjectText(text)).toBe(expected);
  });

  it.each([
    [
      'a clause',
      `${'word '.repeat(13)}end, so that nothing of this clause is kept at all, none`,
      /end\.\.\.$/,
    ],
    ['a word', 'wordy '.repeat(30), /wordy\.\.\.$/],
  ])('ends a cut text with %s', (_, text, end) => {
    expect(subjectText(text)).toMatch(end);
  });

  it('is what SNS accepts: 1 to 99 printable ASCII characters', () => {
    expect(subjectText('x'.repeat(200))).toBe(`${'x'.repeat(96)}...`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(subjectText(text)).toMatch(/^[\x21-\x7e](?:[\x20-\x7e]{0,97}[\x21-\x7e])?$/);
      }),
    );
  });
});
