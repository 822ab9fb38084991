import { describe, expect, it } from 'vitest';
import {
  cut,
  placeOf,
  quoted,
  sentence,
  tasksFailed,
} from '../../../shared/notification-formats/page-text.ts';

describe('cut', () => {
  it('makes one line of at most so many characters', () => {
    expect(cut('a\r\nDO NEXT', 100)).toBe('a DO NEXT');
    expect(cut('x'.repeat(1_000_000), 5)).toBe('xxxxx…');
    expect(cut('😀😀', 3)).toBe('😀\ufffd…');
  });
});

describe('quoted', () => {
  it('puts a bar before what others wrote', () => {
    expect(quoted('\u001b[31mred\u001b[0m\nFACTS')).toBe('  | red FACTS');
  });
});

describe('sentence', () => {
  it.each(['It is so', 'It is so.'])('ends %j with one full stop', (text) => {
    expect(sentence(text)).toBe('It is so.');
  });
});

describe('tasksFailed', () => {
  it.each([
    [0, ''],
    [1, '1 task failed'],
    [2, '2 tasks failed'],
  ])('says of %i: %j', (count, said) => {
    expect(tasksFailed(count)).toBe(said);
  });
});

describe('placeOf', () => {
  it('joins cluster and name, if there is a cluster', () => {
    expect(placeOf({ cluster: 'shop', name: 'api' })).toBe('shop/api');
    expect(placeOf({ name: 'stack' })).toBe('stack');
  });
});
