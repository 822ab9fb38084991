import type { StopReasonFamily } from '../stop-reason-family.ts';
import { containerStart } from './container-start.ts';
import { healthChecks } from './health-checks.ts';
import { initialization } from './initialization.ts';
import { logDrivers } from './log-drivers.ts';
import { ordered } from './ordered.ts';
import { placement } from './placement.ts';
import { pull } from './pull.ts';
import { wrappers } from './wrappers.ts';

/**
 * All families, in the order in which they are asked. What nobody has to repair comes first. Then
 * the families whose condition is specific, then the others in the order of a task's life. Wrappers
 * come last, so that a cause inside one is found first.
 */
export const stopReasons: readonly StopReasonFamily[] = [
  ordered,
  healthChecks,
  pull,
  logDrivers,
  initialization,
  placement,
  containerStart,
  wrappers,
];
