import { LARGE_SERVICE_SHARE } from '../../settings.ts';
import { MINUTE } from '../../text/iso-time.ts';
import type { Detection, Detector, ServiceHistory, Thresholds } from '../detector.ts';
import { type Life, replaces } from '../life.ts';

/** In a large service so many tasks must fail within this time. */
const LARGE_WINDOW = 30 * MINUTE;

/**
 * A health check takes its time to fail: grace period, threshold times interval, draining. A task
 * that was healthy for longer than this did not fail because of how it was started.
 */
const HEALTH_MILLISECONDS = 3 * 60 * MINUTE;

const isShort = ({ failure, ran }: Life, shortRunMinutes: number) =>
  ran < (failure.phase === 'health' ? HEALTH_MILLISECONDS : shortRunMinutes * MINUTE);

/** True when enough tasks of a large service fail at once, and always for up to 20 tasks. */
function isEnough(lives: readonly Life[], desiredCount: number): boolean {
  const least = Math.ceil(desiredCount * LARGE_SERVICE_SHARE);
  if (least <= 1) return true;
  const times = lives.map(({ failed }) => failed).sort((a, b) => a - b);
  return times.some((time, index) => {
    const last = times[index + least - 1];
    return last !== undefined && last - time <= LARGE_WINDOW;
  });
}

/**
 * Two short failures of which the second task replaced the first one, and was not started together
 * with it. A steady state in between means nothing: ECS reports one whenever the running count
 * equals the desired count for a moment.
 */
function detect(
  { lives, desiredCount }: ServiceHistory,
  { shortRunMinutes }: Pick<Thresholds, 'shortRunMinutes'>,
): Detection | undefined {
  const short = lives.filter((life) => isShort(life, shortRunMinutes));
  if (!isEnough(short, desiredCount ?? 1)) return undefined;
  // Tasks that were started together stand between a task and its replacement, so each task is
  // compared with all earlier ones and not only with its neighbour.
  for (const [index, later] of short.entries()) {
    for (let at = 0; at < index; at += 1) {
      const earlier = short[at];
      if (earlier && replaces(later, earlier)) {
        return { detector: 'restart-loop', failures: [earlier.failure, later.failure] };
      }
    }
  }
  return undefined;
}

/** A loop that neither the deployment circuit breaker nor SERVICE_TASK_START_IMPAIRED reports. */
export const restartLoop: Detector = { id: 'restart-loop', detect };
