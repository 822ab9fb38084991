import { type Detector, type Life, lifeOf, replaces, type ServiceHistory } from '../detector.ts';

const MINUTE = 60_000;

/** In a large service this share of the tasks must fail within `LARGE_WINDOW`. */
const LARGE_SHARE = 0.05;
const LARGE_WINDOW = 30 * MINUTE;

/**
 * A failed health check takes its time: grace period, threshold times interval, draining. A task that
 * was healthy for longer than this has not failed because of how it was started.
 */
const HEALTH_MILLISECONDS = 3 * 60 * MINUTE;

const isShort = ({ failure, ran }: Life, shortRunMinutes: number) =>
  ran < (failure.phase === 'health' ? HEALTH_MILLISECONDS : shortRunMinutes * MINUTE);

/** True when enough of a large service fails at once; a service of up to 20 tasks always passes. */
function isEnough(lives: readonly Life[], desiredCount: number): boolean {
  const least = Math.ceil(desiredCount * LARGE_SHARE);
  if (least <= 1) return true;
  const times = lives.map(({ failed }) => failed).sort((a, b) => a - b);
  return times.some((time, index) => {
    const last = times[index + least - 1];
    return last !== undefined && last - time <= LARGE_WINDOW;
  });
}

/**
 * Two consecutive short failures of a service, the second task being the first one's replacement
 * and not its companion. A steady state in between means nothing: ECS reports one whenever running
 * equals desired for a moment.
 */
function detect(
  { failures, desiredCount }: ServiceHistory,
  thresholds: { shortRunMinutes: number },
) {
  const short = failures.map(lifeOf).filter((life) => isShort(life, thresholds.shortRunMinutes));
  if (!isEnough(short, desiredCount ?? 1)) return undefined;
  // Companions of one moment stand between a task and its replacement, so every earlier failure
  // is asked, not only the neighbour.
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

/** The loop that the deployment circuit breaker and SERVICE_TASK_START_IMPAIRED do not report. */
export const restartLoop: Detector = { id: 'restart-loop', detect };
