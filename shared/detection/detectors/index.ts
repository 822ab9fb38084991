import type { Detector } from '../detector.ts';
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
