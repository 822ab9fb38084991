import { memoized } from '../text/memoized.ts';
import { normalReason, type StopReason, says } from './stop-reason.ts';
import { containerStart } from './stop-reasons/container-start.ts';
import { healthChecks } from './stop-reasons/health-checks.ts';
import { initialization, isInitialization, logDrivers } from './stop-reasons/initialization.ts';
import { ordered } from './stop-reasons/ordered.ts';
import { placement } from './stop-reasons/placement.ts';
import { isPull, pull } from './stop-reasons/pull.ts';

/** What tells only where it happened: asked last, so that a cause inside it is found first. */
const wrappers: readonly StopReason[] = [
  says(isInitialization, 'init'),
  says(/cannot(start|create|run)container|containerruntimeerror|hostconfigerror/, 'start'),
  says(/^internal ?error/, 'provision'),
];

function search(text: string): StopReason | undefined {
  const reason = normalReason(text);
  if (reason === '') return undefined;
  const families = isPull.test(reason)
    ? [ordered, healthChecks, pull]
    : [
        ordered,
        healthChecks,
        logDrivers,
        isInitialization.test(reason) ? initialization : [],
        placement,
        containerStart,
        wrappers,
      ];
  for (const family of families) {
    for (const entry of family) if (entry.pattern.test(reason)) return entry;
  }
  return undefined;
}

/**
 * Finds what a stop reason, or a container's reason, says. Matching is case-insensitive, on straight
 * and curly quotes alike; unknown texts are undefined, and the caller falls back on the stop code.
 */
export const findStopReason = memoized(search);
