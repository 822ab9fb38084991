import { signatureOf } from '../../failure/failure.ts';
import { LARGE_SERVICE_SHARE } from '../../settings.ts';
import { MINUTE } from '../../text/iso-time.ts';
import type { Detection, Detector, ServiceHistory, Thresholds } from '../detector.ts';
import { type Life, replaces } from '../life.ts';

const WITHIN = 24 * 60 * MINUTE;

/** Three failures make two gaps, and two gaps that are alike are no accident. */
const LEAST = 3;
/** The longer gap is at most a quarter longer. */
const ALIKE = 1.25;

/** The task that a task replaced; of several candidates, the one that failed last. */
function predecessor(later: Life, lives: readonly Life[]): Life | undefined {
  return lives
    .filter((earlier) => replaces(later, earlier))
    .reduce<Life | undefined>(
      (last, one) => (last && last.failed >= one.failed ? last : one),
      undefined,
    );
}

/** The tasks that lead to this one, each replaced by the next; at most three, oldest first. */
function lineTo(last: Life, lives: readonly Life[]): Life[] {
  const line = [last];
  for (let first: Life | undefined = last; first && line.length < LEAST; ) {
    first = predecessor(first, lives);
    if (first) line.unshift(first);
  }
  return line;
}

const isLong = ({ failure, ran }: Life, shortRunMinutes: number) =>
  failure.phase !== 'health' && failure.startedAt !== undefined && ran >= shortRunMinutes * MINUTE;

/**
 * Three failures with the same signature within 24 hours, each task replaced by the next, after
 * long runs of similar length (within 25 %): for example an out-of-memory kill every 40 minutes.
 * ECS reports no such loop.
 */
function detect(
  { lives, desiredCount }: ServiceHistory,
  { shortRunMinutes }: Thresholds,
): Detection | undefined {
  const least = Math.max(LEAST, Math.ceil((desiredCount ?? 1) * LARGE_SERVICE_SHARE));
  const ranLong = lives.filter((life) => isLong(life, shortRunMinutes));
  if (ranLong.length < least) return undefined;
  const long = ranLong.map((life) => ({ ...life, signature: signatureOf(life.failure) }));
  for (const last of long) {
    const alike = long.filter(
      (one) => one.signature === last.signature && Math.abs(one.failed - last.failed) <= WITHIN,
    );
    if (alike.length < least) continue;
    const [first, second, third] = lineTo(last, alike);
    if (!first || !second || !third || third.failed - first.failed > WITHIN) continue;
    const gaps = [second.failed - first.failed, third.failed - second.failed];
    if (Math.max(...gaps) <= ALIKE * Math.min(...gaps)) {
      return {
        detector: 'slow-loop',
        failures: [first, second, third].map(({ failure }) => failure),
      };
    }
  }
  return undefined;
}

/** A service whose tasks fail like clockwork, but too seldom for people to notice a loop. */
export const slowLoop: Detector = { id: 'slow-loop', detect };
