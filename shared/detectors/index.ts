import type { Detection, Detector, ServiceHistory, Thresholds } from '../detector.ts';
import { CONDITIONS, type Conditions } from '../service/service-condition.ts';
import { belowDesired } from './below-desired.ts';
import { configurationFailed } from './configuration-failed.ts';
import { deploymentFailed } from './deployment-failed.ts';
import { deploymentRolledBack } from './deployment-rolled-back.ts';
import { deploymentStalled } from './deployment-stalled.ts';
import { placementFailed } from './placement-failed.ts';
import { restartLoop } from './restart-loop.ts';
import { slowLoop } from './slow-loop.ts';
import { startImpaired } from './start-impaired.ts';
import { tasksUnhealthy } from './tasks-unhealthy.ts';

/**
 * In the order in which they are asked: what tasks show before what ECS says of the service, since
 * it has proof; then what says most before what follows from it.
 */
export const detectors: readonly Detector[] = [
  restartLoop,
  slowLoop,
  deploymentRolledBack,
  deploymentFailed,
  configurationFailed,
  placementFailed,
  startImpaired,
  tasksUnhealthy,
  deploymentStalled,
  belowDesired,
];

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
