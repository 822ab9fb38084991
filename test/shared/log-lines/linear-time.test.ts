import { describe, expect, it } from 'vitest';
import { closeUp } from '../../../shared/log-lines/close-up.ts';
import { cutBytes } from '../../../shared/log-lines/cut-bytes.ts';
import { excerpt } from '../../../shared/log-lines/excerpt.ts';
import { logTemplate } from '../../../shared/log-lines/log-template.ts';
import { plainText } from '../../../shared/log-lines/plain-text.ts';
import { redact } from '../../../shared/log-lines/redact.ts';
import { subjectText } from '../../../shared/log-lines/subject-text.ts';
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
