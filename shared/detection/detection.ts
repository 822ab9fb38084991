import { CONDITIONS, type Conditions } from '../service/service-condition.ts';
import type { Detection, ServiceHistory, Thresholds } from './detector.ts';
import { detectors } from './detectors/index.ts';

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

/** The conditions of a service that have been so for long enough to tell of. */
export function conditionsMet(history: ServiceHistory, thresholds: Thresholds): Conditions {
  const met = new Set(
    detectors
      .filter(({ detect }) => detect({ ...history, failures: [] }, thresholds))
      .map(({ id }) => id),
  );
  const entries = CONDITIONS.filter((name) => met.has(name)).map((name) => [
    name,
    history.conditions?.[name],
  ]);
  return Object.fromEntries(entries);
}
