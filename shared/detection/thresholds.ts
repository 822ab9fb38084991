import type { Edge } from '../edge.ts';
import { THRESHOLDS } from '../names.ts';
import type { Thresholds } from './detector.ts';

/** The operator's thresholds, each at its default when it is not set. @throws Error on nonsense */
export function thresholdsOf(edge: Edge): Thresholds {
  const minutes = (key: keyof typeof THRESHOLDS): number => {
    const text = edge.setting(key);
    if (text === undefined || text === '') return THRESHOLDS[key];
    const value = Number(text);
    if (!(value > 0)) throw new Error(`${key} must be a positive number of minutes, not ${text}`);
    return value;
  };
  return { shortRunMinutes: minutes('shortRunMinutes'), quietMinutes: minutes('quietMinutes') };
}
