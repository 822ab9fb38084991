import type { Runtime } from '../runtime.ts';
import { THRESHOLDS } from '../settings.ts';
import type { Thresholds } from './detector.ts';

/**
 * The operator's thresholds. One that is not set has its default.
 *
 * @throws Error when one is not a positive number
 */
export function thresholdsOf(runtime: Runtime): Thresholds {
  const minutes = (key: keyof typeof THRESHOLDS): number => {
    const text = runtime.setting(key);
    if (text === undefined || text === '') return THRESHOLDS[key];
    const value = Number(text);
    if (!(value > 0)) throw new Error(`${key} must be a positive number of minutes, not ${text}`);
    return value;
  };
  return { shortRunMinutes: minutes('shortRunMinutes'), quietMinutes: minutes('quietMinutes') };
}
