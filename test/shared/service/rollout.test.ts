import { describe, expect, it } from 'vitest';
import { stalledAfter } from '../../../shared/service/rollout.ts';
import type { LookContext } from '../../../shared/service/service-look.ts';
import { context } from '../../helpers/looks.ts';

const MINUTE = 60_000;

describe('stalledAfter', () => {
  it.each<[string, Partial<LookContext>, number]>([
    ['70 minutes while no task fails: old ones may drain for an hour', {}, 70],
    ['longer where deployments take longer', { usualMilliseconds: 60 * MINUTE }, 120],
    ['no less where they are quick', { usualMilliseconds: MINUTE }, 70],
    [
      'a quarter of an hour when tasks fail, and nobody knows the usual time',
      { isFailing: true },
      15,
    ],
    ['twice the usual time', { isFailing: true, usualMilliseconds: 8 * MINUTE }, 16],
    ['ten minutes at least', { isFailing: true, usualMilliseconds: MINUTE }, 10],
    ['an hour at most', { isFailing: true, usualMilliseconds: 600 * MINUTE }, 60],
    ['ten minutes by deployments that took no time', { isFailing: true, usualMilliseconds: 0 }, 10],
  ])('is %s', (_, more, minutes) => {
    expect(stalledAfter(context(0, more))).toBe(minutes * MINUTE);
  });
});
