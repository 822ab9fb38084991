import { describe, expect, it } from 'vitest';
import { detectors } from '../../../shared/detection/detectors/index.ts';
import { isLoop } from '../../../shared/report/is-loop.ts';
import { isConditionName } from '../../../shared/service/conditions.ts';

describe('isLoop', () => {
  it.each(detectors)('of $id is true unless it detects a condition', ({ id }) => {
    expect(isLoop({ detector: id })).toBe(!isConditionName(id));
  });
});
