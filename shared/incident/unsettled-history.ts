import type { ServiceHistory } from '../detection/detector.ts';
import { lifeOf, OVERLAP_MILLISECONDS } from '../detection/life.ts';
import type { Failure } from '../failure/failure.ts';
import { conditionsAfter } from '../service/service-condition.ts';
import type { ServiceState } from '../service/service-state.ts';
import { LARGE_SERVICE_SHARE } from '../settings.ts';
import { timeOf } from '../text/iso-time.ts';
import { type Incident, isActive, isSettled } from './incident.ts';

interface Stored {
  readonly service?: Pick<ServiceState, 'desiredCount' | 'conditions'> | undefined;
  readonly incident?: Incident | undefined;
  readonly failures: readonly Failure[];
}

/** A large service loops when this share of its tasks fails; twice that is enough to see it. */
const SHARE = 2 * LARGE_SERVICE_SHARE;

/** Failures that are read for any service, however small. */
const FEWEST = 12;

/** How many failures of a service must be read to see whether it loops. */
export const enoughFailures = (service: Pick<ServiceState, 'desiredCount'> | undefined): number =>
  Math.max(FEWEST, Math.ceil((service?.desiredCount ?? 1) * SHARE));

/**
 * How many failures detect must read to judge a new one. None when an incident is active or the
 * failure is settled: then nothing is detected. Otherwise as many as may decide, counted from the
 * new failure back, and all newer ones too: the replacement of a task whose event comes late is
 * among them.
 */
export function wantedFailures({ service, incident, failures }: Stored, failure: Failure): number {
  if ((incident && isActive(incident)) || isSettled(incident, failure.failedAt)) return 0;
  const newer = failures.filter(({ key }) => key > failure.key).length;
  return newer + enoughFailures(service);
}

/**
 * The ISO time before which the task was created that this one replaced, if both lived equally
 * long. When many tasks crash each second, the newest failures are all of tasks that were started
 * together, so the replaced task must be searched further back.
 */
export function predecessorsBefore(failure: Failure): string {
  const created = Date.parse(failure.createdAt);
  const life = Math.max(0, Date.parse(failure.failedAt) - created);
  return new Date(created - Math.max(life / 2, life - OVERLAP_MILLISECONDS)).toISOString();
}

/** What detectors look at: the failures that count and that no resolution settled, oldest first. */
export function serviceHistory({ service, incident, failures }: Stored): ServiceHistory {
  const settledAt = incident?.resolvedAt ?? incident?.after;
  const settled = settledAt === undefined ? undefined : timeOf(settledAt);
  return {
    lives: failures
      .filter(({ counts }) => counts)
      .map(lifeOf)
      .filter(({ failed }) => settled === undefined || failed > settled)
      .sort((a, b) => (a.failure.key < b.failure.key ? -1 : 1)),
    desiredCount: service?.desiredCount,
    conditions: conditionsAfter(service?.conditions ?? {}, settledAt ?? ''),
  };
}
