import { describe, expect, it } from 'vitest';
import { bareLine } from '../../../../shared/text/excerpt/bare-line.ts';

describe('bareLine', () => {
  it.each([
    ['2026-02-03T08:00:41.120Z FATAL no more', 'FATAL no more'],
    ['[2026-02-03 08:00:41 +0000] Traceback', 'Traceback'],
    ['web-1  | 2024-05-01T10:00:00.123Z   File "x"', '  File "x"'],
    ['    at main (/app/index.js:3:1)', '    at main (/app/index.js:3:1)'],
    ['', ''],
  ])('turns %j into %j', (text, bare) => {
    expect(bareLine(text)).toBe(bare);
  });
});
