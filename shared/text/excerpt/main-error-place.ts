import type { ErrorPlace } from './error-places.ts';
import { isShutdown } from './is-shutdown.ts';

/** After this many ordinary lines the process has survived what it complained about. */
const SURVIVED = 10;

/**
 * The place that explains why the process ended: the heaviest one, and the last of equal ones. What
 * the process survived loses to what came later, and what fails during a shutdown loses to what
 * came before it.
 */
export function mainErrorPlace(
  lines: readonly string[],
  places: readonly ErrorPlace[],
): ErrorPlace | undefined {
  let best: ErrorPlace | undefined;
  let next = 0;
  let ordinary = 0;
  let isDown = false;
  for (const place of places) {
    const from = place.trace?.from ?? place.at;
    for (; next < from; next += 1) {
      ordinary += 1;
      isDown ||= best !== undefined && best.weight >= 4 && isShutdown(lines[next] ?? '');
    }
    next = (place.trace?.to ?? place.at) + 1;
    const line = lines[place.at] ?? '';
    isDown ||= best !== undefined && best.weight >= 4 && isShutdown(line);
    const weight = place.weight - (isDown ? 2 : 0);
    const hurdle = best === undefined ? 0 : best.weight - (ordinary > SURVIVED ? 1 : 0);
    if (best === undefined || weight >= hurdle) {
      best = place;
      ordinary = 0;
    }
  }
  return best;
}
