import { describe, expect, it } from 'vitest';
import { weaker } from '../../../shared/diagnosis/rule.ts';

describe('weaker', () => {
  it.each([
    ['high', 'high', 'high'],
    ['high', 'medium', 'medium'],
    ['low', 'high', 'low'],
    ['medium', 'low', 'low'],
  ] as const)('of %s and %s is %s', (a, b, expected) => {
    expect(weaker(a, b)).toBe(expected);
    expect(weaker(b, a)).toBe(expected);
  });
});
