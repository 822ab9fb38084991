import type { Failure } from '../failure/failure.ts';
import type { Conditions } from '../service/service-condition.ts';
import { timeOf } from '../text/iso-time.ts';

/** What operators may tune, in minutes; see `THRESHOLDS` in `names.ts`. */
export interface Thresholds {
  readonly shortRunMinutes: number;
  readonly quietMinutes: number;
}

/** What is stored about a service, as far as detection needs it. */
export interface ServiceHistory {
  /** Failures that count, in the order of `createdAt`; none from before the last resolution. */
  readonly failures: readonly Failure[];
  /** The service's desired count, undefined while nobody has asked ECS yet. */
  readonly desiredCount?: number | undefined;
  /** What else is wrong with it; none from before the last resolution, none that is over. */
  readonly conditions?: Conditions | undefined;
}

/** A detector's finding, with what makes it true: failures, or a condition of the service. */
export interface Detection {
  /** The detector's id, which is its file's name, or the condition's name. */
  readonly detector: string;
  readonly failures: readonly Failure[];
  /** ISO time of the condition; of failures their own times tell. */
  readonly since?: string | undefined;
  readonly reason?: string | undefined;
  readonly deploymentId?: string | undefined;
}

/** A failure pattern: a pure function of what is stored, so duplicates and disorder do not matter. */
export interface Detector {
  readonly id: string;
  readonly detect: (history: ServiceHistory, thresholds: Thresholds) => Detection | undefined;
}

const MINUTE = 60_000;

/**
 * A task created this much before the other stopped is its replacement all the same: clocks differ,
 * and ECS may replace an unhealthy task before it stops it.
 */
export const OVERLAP_MILLISECONDS = 2 * MINUTE;

/**
 * A replacement comes within this time: ECS spaces retries of tasks that never start by up to 15
 * minutes, by some accounts 27. A task that is created later was not created for this one.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html
 */
const REPLACED_WITHIN = 35 * MINUTE;

/** Tasks that are created within this time are companions, however soon the first of them fails. */
const MOMENT = 5_000;

/** A failure with its times in epoch milliseconds: read once, as every pair of failures is compared. */
export interface Life {
  readonly failure: Failure;
  readonly created: number;
  readonly failed: number;
  /** How long it ran, in milliseconds; 0 when it never did, or when its clock ran backwards. */
  readonly ran: number;
}

export function lifeOf(failure: Failure): Life {
  const failed = timeOf(failure.failedAt);
  const ran = failure.startedAt ? Math.max(0, failed - timeOf(failure.startedAt)) : 0;
  return { failure, created: timeOf(failure.createdAt), failed, ran };
}

/**
 * True when the later task may have been started in place of the earlier one. Of tasks that live
 * for less than the overlap, those that were created together are no replacements of each other;
 * hence it is never more than half of a life.
 */
export function replaces(later: Life, { created, failed }: Life): boolean {
  const next = later.created;
  const overlap = Math.min(OVERLAP_MILLISECONDS, (failed - created) / 2);
  return next - created >= MOMENT && next - failed >= -overlap && next - failed <= REPLACED_WITHIN;
}
