import { describe, expect, it } from 'vitest';
import { lifeOf } from '../../../shared/detection/life.ts';
import { failureFrom } from '../../helpers/incidents.ts';

describe('lifeOf', () => {
  const failedAt = '2026-02-03T08:10:00.000Z';

  it.each([
    ['from the start to the end', '2026-02-03T08:00:00.000Z', 600_000],
    ['for no time without a start', undefined, 0],
    ['for no time when the clock ran backwards', '2026-02-03T08:10:08.600Z', 0],
  ])('says that a task ran %s', (_, startedAt, milliseconds) => {
    expect(lifeOf({ ...failureFrom(), startedAt, failedAt }).ran).toBe(milliseconds);
  });
});
