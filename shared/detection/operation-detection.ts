import type { OperationDetection, OperationHistory } from './stack-detector.ts';
import { stackDetectors } from './stack-detectors/index.ts';

/** What is wrong with an operation; of several signs, the first detector's. */
export function detectInOperation(history: OperationHistory): OperationDetection | undefined {
  for (const { detect } of stackDetectors) {
    const detection = detect(history);
    if (detection) return detection;
  }
  return undefined;
}
