import { describe, expect, it } from 'vitest';
import { capital, cut, list, quoted, section, sentence } from '../../../shared/report/draw-text.ts';

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

describe('capital', () => {
  it.each([
    ['a note', 'A note'],
    ['Stack shop', 'Stack shop'],
    ['', ''],
  ])('of %j is %j', (text, said) => {
    expect(capital(text)).toBe(said);
  });
});

describe('section', () => {
  it('puts the title above the lines', () => {
    expect(section('ALSO', list(['a', 'b']))).toBe('ALSO\n- a\n- b');
  });

  it('is empty without lines', () => {
    expect(section('ALSO', [])).toBe('');
  });
});
