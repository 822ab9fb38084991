import { describe, expect, it } from 'vitest';
import { stalledAfter } from '../../../shared/service/rollout.ts';
import type { LookContext } from '../../../shared/service/service-look.ts';
import { context } from '../../helpers/looks.ts';

const MINUTE = 60_000;

describe('stalledAfter', () => {
  it.each<[string, Partial<LookContext>, number]>([
    ['70 minutes while no task fails: old ones may drain for an hour', {}, 70],
    [
      'twice the usual time where deployments take longer than that',
      { usualMilliseconds: 60 * MINUTE },
      120,
    ],
    ['70 minutes even where deployments are quick', { usualMilliseconds: MINUTE }, 70],
    ['15 minutes while tasks fail and the usual time is unknown', { isFailing: true }, 15],
    [
      'twice the usual time while tasks fail',
      { isFailing: true, usualMilliseconds: 8 * MINUTE },
      16,
    ],
    ['10 minutes at least while tasks fail', { isFailing: true, usualMilliseconds: MINUTE }, 10],
    [
      '60 minutes at most while tasks fail',
      { isFailing: true, usualMilliseconds: 600 * MINUTE },
      60,
    ],
    [
      '10 minutes while tasks fail and deployments usually take no time',
      { isFailing: true, usualMilliseconds: 0 },
      10,
    ],
  ])('is %s', (_, more, minutes) => {
    expect(stalledAfter(context(0, more))).toBe(minutes * MINUTE);
  });
});
