import { describe, expect, it } from 'vitest';
import { wordSet } from '../../../shared/text/word-set.ts';

describe('wordSet', () => {
  it('has the words of all lines', () => {
    expect(wordSet('get set', 'is')).toEqual(new Set(['get', 'set', 'is']));
  });
});
