import type { Detection, Detector, ServiceHistory, Thresholds } from '../detector.ts';
import { restartLoop } from './restart-loop.ts';
import { slowLoop } from './slow-loop.ts';

/** In the order in which they are asked: the one that can be true earliest comes first. */
export const detectors: readonly Detector[] = [restartLoop, slowLoop];

/** The first detection that is true, if any. */
export function detectFirst(
  history: ServiceHistory,
  thresholds: Thresholds,
): Detection | undefined {
  for (const { detect } of detectors) {
    const detection = detect(history, thresholds);
    if (detection) return detection;
  }
  return undefined;
}
