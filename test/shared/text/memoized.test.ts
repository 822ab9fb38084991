import { describe, expect, it } from 'vitest';
import { memoized } from '../../../shared/text/memoized.ts';

/** A memoized function that lists the texts that it really read. */
function counted() {
  const read: string[] = [];
  const length = memoized((text) => {
    read.push(text);
    return text.length;
  });
  return { length, read };
}

describe('memoized', () => {
  it('reads a text once', () => {
    const { length, read } = counted();
    expect([length('ab'), length('abc'), length('ab')]).toEqual([2, 3, 2]);
    expect(read).toEqual(['ab', 'abc']);
  });

  it('remembers a result that is undefined', () => {
    let reads = 0;
    const nothing = memoized(() => {
      reads += 1;
    });
    nothing('a');
    nothing('a');
    expect(reads).toBe(1);
  });

  it('reads a very long text each time, so that the memory stays small', () => {
    const { length, read } = counted();
    const long = 'x'.repeat(2_000);
    expect([length(long), length(long)]).toEqual([2_000, 2_000]);
    expect(read).toHaveLength(2);
  });

  it('stays right, and bounded, when every text is another one', () => {
    const { length, read } = counted();
    for (let size = 0; size < 1_000; size += 1) expect(length('y'.repeat(size))).toBe(size);
    expect(length('')).toBe(0);
    expect(read).toHaveLength(1_001);
  });
});
