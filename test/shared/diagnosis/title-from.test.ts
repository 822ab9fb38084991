import { describe, expect, it } from 'vitest';
import { titleFrom } from '../../../shared/diagnosis/title-from.ts';

describe('titleFrom', () => {
  it.each([
    ['The port is taken', 'the port is taken'],
    ['', ''],
  ])('of "%s" is "%s"', (cause, title) => {
    expect(titleFrom(cause)).toBe(title);
  });
});
