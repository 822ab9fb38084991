import { describe, expect, it } from 'vitest';
import { cutBytes } from '../../../shared/text/cut-bytes.ts';
import { closeUp } from '../../../shared/text/excerpt/close-up.ts';
import { excerpt } from '../../../shared/text/excerpt/excerpt.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import { redact } from '../../../shared/text/redaction/redact.ts';
import { subjectText } from '../../../shared/text/subject-text.ts';
import { logTemplate } from '../../../shared/text/template/log-template.ts';
import { hostileLines, isLinear } from './hostile-lines.ts';

const functions: readonly (readonly [string, (text: string) => unknown])[] = [
  ['plainText', (text) => plainText(text)],
  ['cutBytes', (text) => cutBytes(text, text.length)],
  ['subjectText', (text) => subjectText(text)],
  ['logTemplate', (text) => logTemplate(text)],
  ['redact of one line', (text) => redact([text])],
  ['redact of many lines', (text) => redact(text.match(/[\s\S]{1,64}/g) ?? [])],
  ['closeUp of one line', (text) => closeUp([{ at: 0, text }], 0, 14)],
  [
    'closeUp of many lines',
    (text) =>
      closeUp(
        (text.match(/[\s\S]{1,64}/g) ?? []).map((row, at) => ({ at, text: row })),
        0,
        14,
      ),
  ],
  ['excerpt of one line', (text) => excerpt([{ at: 0, text }])],
  [
    'excerpt of many lines',
    (text) => excerpt((text.match(/[\s\S]{1,64}/g) ?? []).map((row, at) => ({ at, text: row }))),
  ],
];

describe.each(functions)('%s', (_, run) => {
  it.each(hostileLines)('takes time in proportion to a text full of %s', (_piece, line) => {
    expect(isLinear(run, line)).toBe(true);
  });
});
