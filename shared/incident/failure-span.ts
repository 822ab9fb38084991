import type { Failure } from '../failure/failure.ts';
import type { ServiceCondition } from '../service/service-condition.ts';
import { MINUTE } from '../text/iso-time.ts';

/**
 * An incident's failures in numbers. Always computed from the stored failures, never incremented.
 */
export interface Span {
  /** Tasks that failed. */
  readonly failures: number;
  /** When the first of them failed, ISO. */
  readonly detectedFrom: string;
  /** When the last of them failed, ISO. */
  readonly lastSeenAt: string;
  /** The longest time between two failures that follow each other, in milliseconds. */
  readonly longestGap: number;
}

/** Before the trigger, a longer pause than this means that the failures are unrelated. */
const CHAIN_MILLISECONDS = 60 * MINUTE;

/**
 * The failures of one incident among those stored for its resource: all from the trigger on, and
 * before it those that lead up to it. A function of the set alone, so it does not depend on the
 * order in which the events came.
 *
 * @param stored failures of the resource, in any order
 * @param incident its trigger, and the time that the incident before it was resolved
 */
export function failuresOf(
  stored: readonly Failure[],
  incident: { readonly trigger: string; readonly after?: string | undefined },
): Failure[] {
  const after = Date.parse(incident.after ?? '1970-01-01T00:00:00Z');
  const ordered = stored
    .filter((failure) => failure.counts && Date.parse(failure.failedAt) > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const members = ordered.filter(({ key }) => key >= incident.trigger);
  // If a condition opened the incident, the trigger is its time; failures before it led up to it.
  let start = Date.parse(incident.trigger.split('#')[0] ?? '');
  // In the order of failing: a task that ran for long was created long before the others.
  const earlier = ordered
    .filter(({ key }) => key < incident.trigger)
    .sort((a, b) => Date.parse(b.failedAt) - Date.parse(a.failedAt));
  for (const failure of earlier) {
    if (start - Date.parse(failure.failedAt) > CHAIN_MILLISECONDS) break;
    members.push(failure);
    start = Math.min(start, Date.parse(failure.createdAt));
  }
  return members.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The numbers of an incident; undefined when neither a failure nor a condition is known. */
export function spanOf(
  failures: readonly Failure[],
  conditions: readonly Pick<ServiceCondition, 'since' | 'at'>[] = [],
): Span | undefined {
  const times = failures.map(({ failedAt }) => Date.parse(failedAt)).sort((a, b) => a - b);
  const said = conditions.flatMap(({ since, at }) => [Date.parse(since), Date.parse(at)]);
  const all = [...times, ...said];
  if (all.length === 0) return undefined;
  const gaps = times.map((time, index) => time - (times[index - 1] ?? time));
  const extreme = (pick: (a: number, b: number) => number) =>
    new Date(all.reduce(pick)).toISOString();
  return {
    failures: failures.length,
    detectedFrom: extreme((a, b) => Math.min(a, b)),
    lastSeenAt: extreme((a, b) => Math.max(a, b)),
    longestGap: gaps.reduce((a, b) => Math.max(a, b), 0),
  };
}
