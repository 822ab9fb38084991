import type { Failure } from './error-places.ts';
import { isShutdown } from './is-shutdown.ts';

/** After this many ordinary lines the process has survived what it complained of. */
const SURVIVED = 10;

/**
 * The failure that explains the end: the heaviest, and of equal ones the last. What the process
 * outlived loses to what came later, and what fails while it shuts down loses to what came before.
 */
export function mainFailure(
  lines: readonly string[],
  found: readonly Failure[],
): Failure | undefined {
  let best: Failure | undefined;
  let next = 0;
  let ordinary = 0;
  let isDown = false;
  for (const failure of found) {
    const from = failure.trace?.from ?? failure.at;
    for (; next < from; next += 1) {
      ordinary += 1;
      isDown ||= best !== undefined && best.weight >= 4 && isShutdown(lines[next] ?? '');
    }
    next = (failure.trace?.to ?? failure.at) + 1;
    const line = lines[failure.at] ?? '';
    isDown ||= best !== undefined && best.weight >= 4 && isShutdown(line);
    const weight = failure.weight - (isDown ? 2 : 0);
    const hurdle = best === undefined ? 0 : best.weight - (ordinary > SURVIVED ? 1 : 0);
    if (best === undefined || weight >= hurdle) {
      best = failure;
      ordinary = 0;
    }
  }
  return best;
}
