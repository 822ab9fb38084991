import { describe, expect, it } from 'vitest';
import { cut, failedText, placeOf, quoted, sentence } from '../../../shared/report/page-text.ts';
import { recordOf } from './record-of.ts';

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

describe('failedText', () => {
  const record = recordOf();
  const ofStack = { ...record.resource, kind: 'stack' as const };
  it.each([
    [0, '', ''],
    [1, '1 task failed', '1 resource failed'],
    [2, '2 tasks failed', '2 resources failed'],
  ])('says of %i: %j, of a stack %j', (failures, said, saidOfStack) => {
    expect(failedText({ ...record, failures })).toBe(said);
    expect(failedText({ ...record, failures, resource: ofStack })).toBe(saidOfStack);
  });
});

describe('placeOf', () => {
  it('joins cluster and name, if there is a cluster', () => {
    expect(placeOf({ cluster: 'shop', name: 'api' })).toBe('shop/api');
    expect(placeOf({ name: 'stack' })).toBe('stack');
  });
});
