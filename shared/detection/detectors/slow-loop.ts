import { signatureOf } from '../../failure/failure.ts';
import {
  type Detection,
  type Detector,
  type Life,
  lifeOf,
  replaces,
  type ServiceHistory,
  type Thresholds,
} from '../detector.ts';

const MINUTE = 60_000;
const WITHIN = 24 * 60 * MINUTE;

/** Three failures make two gaps, and two gaps that are alike are no accident. */
const LEAST = 3;
/** The longer gap is at most a quarter longer. */
const ALIKE = 1.25;
/** Of a large service this share must fail so within a day. */
const LARGE_SHARE = 0.05;

/** The failure that a task was started in place of: of several the one that ended last before it. */
function predecessor(later: Life, lives: readonly Life[]): Life | undefined {
  return lives
    .filter((earlier) => replaces(later, earlier))
    .reduce<Life | undefined>(
      (last, one) => (last && last.failed >= one.failed ? last : one),
      undefined,
    );
}

/** The failures that lead to this one, each task in place of the one before; at most three. */
function lineTo(last: Life, lives: readonly Life[]): Life[] {
  const line = [last];
  for (let first: Life | undefined = last; first && line.length < LEAST; ) {
    first = predecessor(first, lives);
    if (first) line.unshift(first);
  }
  return line;
}

/**
 * Three failures of the same signature in one line of replacements, after long runs of lengths
 * within ±25 % of each other, within 24 hours: an out-of-memory kill every 40 minutes. Nothing in
 * ECS reports these.
 */
function detect(
  { failures, desiredCount }: ServiceHistory,
  { shortRunMinutes }: Thresholds,
): Detection | undefined {
  const long = failures
    .filter(({ phase, startedAt }) => phase !== 'health' && startedAt !== undefined)
    .map(lifeOf)
    .filter(({ ran }) => ran >= shortRunMinutes * MINUTE)
    .map((life) => ({ ...life, signature: signatureOf(life.failure) }));
  const least = Math.max(LEAST, Math.ceil((desiredCount ?? 1) * LARGE_SHARE));
  for (const last of long) {
    const alike = long.filter(
      (one) => one.signature === last.signature && Math.abs(one.failed - last.failed) <= WITHIN,
    );
    const [first, second, third] = lineTo(last, alike);
    if (!first || !second || !third || alike.length < least || third.failed - first.failed > WITHIN)
      continue;
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

/** A service that fails like clockwork, too slowly for anybody to see a loop. */
export const slowLoop: Detector = { id: 'slow-loop', detect };
