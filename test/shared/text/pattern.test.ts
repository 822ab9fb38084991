import { describe, expect, it } from 'vitest';
import { ahead, anyOf, captured, inOrder } from '../../../shared/text/pattern.ts';

describe('anyOf', () => {
  it('equals the pattern in one line', () => {
    expect(anyOf(/a(b)/i, /^c$/i, /d|e/i)).toEqual(/a(b)|^c$|d|e/i);
  });

  it('numbers the groups through all alternatives', () => {
    expect(
      anyOf(/name (\w+)/, /host (\w+)/)
        .exec('host db')
        ?.slice(1),
    ).toEqual([undefined, 'db']);
  });

  it('refuses alternatives whose flags differ', () => {
    expect(() => anyOf(/a/i, /b/)).toThrow('patterns of different flags');
  });
});

describe('inOrder', () => {
  it('keeps the alternatives of a part inside it', () => {
    const pattern = inOrder(/^could not /, anyOf(/read/, /write/), / (\w+)$/);
    expect(pattern).toEqual(/^could not (?:read|write) (\w+)$/);
    expect(pattern.exec('could not write disk')?.[1]).toBe('disk');
    expect(pattern.test('write disk')).toBe(false);
  });

  it('refuses parts whose flags differ', () => {
    expect(() => inOrder(/a/, /b/g)).toThrow('patterns of different flags');
  });
});

describe('ahead', () => {
  it('checks what follows and consumes nothing', () => {
    const pattern = inOrder(ahead(anyOf(/.*x/, /.*y/)), /(\w+)/);
    expect(pattern.exec('abx')?.[0]).toBe('abx');
    expect(pattern.test('abc')).toBe(false);
  });
});

describe('captured', () => {
  it('keeps what the pattern matched, alternatives included', () => {
    const pattern = inOrder(/read /i, captured(anyOf(/\w+\.ya?ml/i, /\w+\.json/i)), /$/i);
    expect(pattern.exec('could not READ app.json')?.[1]).toBe('app.json');
  });
});
