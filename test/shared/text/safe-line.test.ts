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
    ['control characters', '\u001b[31mred\nnext', 100, 'red next'],
    ['a text that is too long', 'abcdef', 5, 'ab…'],
    ['an empty text', '', 5, ''],
  ])('handles %s', (_, text, bytes, expected) => {
    expect(safeLine(text, bytes)).toBe(expected);
  });
});
