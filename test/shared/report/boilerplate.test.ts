import { describe, expect, it } from 'vitest';
import { isBoilerplate } from '../../../shared/report/boilerplate.ts';

describe('isBoilerplate', () => {
  it.each([
    ['Essential container in task exited', true],
    ['essential container in task exited.', true],
    ['Task failed to start', true],
    ['Task failed to start: no space', false],
    ['Task failed container health checks', false],
    ['', false],
  ])('of "%s" is %s', (text, is) => {
    expect(isBoilerplate(text)).toBe(is);
  });
});
