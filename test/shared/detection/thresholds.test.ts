import { describe, expect, it } from 'vitest';
import { thresholdsOf } from '../../../shared/detection/thresholds.ts';
import type { Runtime } from '../../../shared/runtime.ts';

const read = (shortRunMinutes: string | undefined) =>
  thresholdsOf({
    setting: (key: string) => (key === 'shortRunMinutes' ? shortRunMinutes : undefined),
  } as Runtime);

describe('thresholdsOf', () => {
  it.each([
    [undefined, 30],
    ['', 30],
    ['5', 5],
    ['0.5', 0.5],
  ])('reads %j as %d minutes, and the other one as its default', (text, minutes) => {
    expect(read(text)).toEqual({ shortRunMinutes: minutes, quietMinutes: 30 });
  });

  it.each(['0', '-5', 'soon', 'NaN', '5 min'])('throws at "%s" and names the setting', (text) => {
    expect(() => read(text)).toThrow(/^shortRunMinutes must be a positive number of minutes/);
  });
});
