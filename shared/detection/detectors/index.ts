import type { Detector } from '../detector.ts';
import { restartLoop } from './restart-loop.ts';
import { slowLoop } from './slow-loop.ts';

/**
 * In the order in which they are asked: the loop that is found sooner, and is worse, comes first.
 */
export const detectors: readonly Detector[] = [restartLoop, slowLoop];
