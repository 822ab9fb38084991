import { describe, expect, it } from 'vitest';
import { safeLine } from '../../../shared/text/safe-line.ts';

describe('safeLine', () => {
  it.each([
    ['an ordinary text', 'tasks failed to start', 100, 'tasks failed to start'],
    [
      'a secret',
      'pull of https://bot:hunter2@host/x',
      100,
      'pull of https://bot:[REDACTED:url-password]@host/x',
    ],
    ['what controls a terminal', '\u001b[31mred\nnext', 100, 'red next'],
    ['what is too long', 'abcdef', 5, 'ab…'],
    ['nothing', '', 5, ''],
  ])('of %s', (_, text, bytes, expected) => {
    expect(safeLine(text, bytes)).toBe(expected);
  });
});
