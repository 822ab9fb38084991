import { describe, expect, it } from 'vitest';
import { forEachAlone } from '../../../shared/steps/for-each-alone.ts';

describe('forEachAlone', () => {
  it('does the work for every item, ten at a time', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const errors = await forEachAlone(
      Array.from({ length: 25 }, (_, index) => index),
      async (item) => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
        done.push(item);
      },
    );
    expect([errors, done.length, most]).toEqual([[], 25, 10]);
  });

  it('goes on when one item throws, and returns its error at the end', async () => {
    const done: string[] = [];
    const errors = await forEachAlone(['a', 'b', 'c'], async (item) => {
      if (item === 'b') throw new Error('b is bad');
      done.push(item);
    });
    expect(done).toEqual(['a', 'c']);
    expect(errors).toEqual([new Error('b is bad')]);
  });
});
