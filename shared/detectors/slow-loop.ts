import {
  type Detection,
  type Detector,
  isReplacement,
  type ServiceHistory,
  type Thresholds,
} from '../detector.ts';
import { type Failure, ranFor, signatureOf } from '../failure.ts';

const MINUTE = 60_000;
const WITHIN = 24 * 60 * MINUTE;

/** Three failures make two gaps, and two gaps that are alike are no accident. */
const LEAST = 3;
/** The longer gap is at most a quarter longer. */
const ALIKE = 1.25;
/** Of a large service this share must fail so within a day. */
const LARGE_SHARE = 0.05;

const at = ({ failedAt }: Failure) => Date.parse(failedAt);

/** The failure that a task was started in place of: of several the one that ended last before it. */
function predecessor(later: Failure, failures: readonly Failure[]): Failure | undefined {
  return failures
    .filter((earlier) => isReplacement(earlier, later))
    .reduce<Failure | undefined>(
      (last, one) => (last && at(last) >= at(one) ? last : one),
      undefined,
    );
}

/** The failures that lead to this one, each task in place of the one before; at most three. */
function lineTo(last: Failure, failures: readonly Failure[]): Failure[] {
  const line = [last];
  for (let first: Failure | undefined = last; first && line.length < LEAST; ) {
    first = predecessor(first, failures);
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
  const long = failures.filter(
    (failure) => failure.phase !== 'health' && ranFor(failure) >= shortRunMinutes * MINUTE,
  );
  const least = Math.max(LEAST, Math.ceil((desiredCount ?? 1) * LARGE_SHARE));
  for (const last of long) {
    const alike = long.filter(
      (one) => signatureOf(one) === signatureOf(last) && Math.abs(at(one) - at(last)) <= WITHIN,
    );
    const [first, second, third] = lineTo(last, alike);
    if (!first || !second || !third || alike.length < least || at(third) - at(first) > WITHIN)
      continue;
    const gaps = [at(second) - at(first), at(third) - at(second)];
    if (Math.max(...gaps) <= ALIKE * Math.min(...gaps)) {
      return { detector: 'slow-loop', failures: [first, second, third] };
    }
  }
  return undefined;
}

/** A service that fails like clockwork, too slowly for anybody to see a loop. */
export const slowLoop: Detector = { id: 'slow-loop', detect };
