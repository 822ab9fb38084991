import { OVERLAP_MILLISECONDS, type ServiceHistory } from '../detection/detector.ts';
import type { Failure } from '../failure/failure.ts';
import { conditionsAfter } from '../service/service-condition.ts';
import type { ServiceState } from '../service/service-state.ts';
import { timeOf } from '../text/iso-time.ts';
import { type Incident, isActive, isSettled } from './incident.ts';

interface Stored {
  readonly service?: Pick<ServiceState, 'desiredCount' | 'conditions'> | undefined;
  readonly incident?: Incident | undefined;
  readonly failures: readonly Failure[];
}

/**
 * A share of the desired count must fail before a large service loops; twice that is enough to see.
 */
const SHARE = 0.1;

/**
 * How many failures detect needs to read for a new one. When an incident is active or the failure
 * is settled none: whatever the page holds is enough. Otherwise as many as may decide, from those
 * that are newer than this one on: an event that comes late finds its replacements there.
 */
export function wantedFailures({ service, incident, failures }: Stored, failure: Failure): number {
  if ((incident && isActive(incident)) || isSettled(incident, failure.failedAt)) return 0;
  const newer = failures.filter(({ key }) => key > failure.key).length;
  return newer + Math.max(12, Math.ceil((service?.desiredCount ?? 1) * SHARE));
}

/**
 * The ISO time before which the task was created that this one replaces, if both live for as long:
 * when many tasks crash each second, the newest failures are companions only.
 */
export function predecessorsBefore(failure: Failure): string {
  const created = Date.parse(failure.createdAt);
  const life = Math.max(0, Date.parse(failure.failedAt) - created);
  return new Date(created - Math.max(life / 2, life - OVERLAP_MILLISECONDS)).toISOString();
}

/** What detectors look at: failures that count, oldest first, none that a resolution settled. */
export function serviceHistory({ service, incident, failures }: Stored): ServiceHistory {
  const settledAt = incident?.resolvedAt ?? incident?.after;
  const settled = settledAt === undefined ? undefined : timeOf(settledAt);
  return {
    failures: failures
      .filter(
        (failure) =>
          failure.counts && (settled === undefined || timeOf(failure.failedAt) > settled),
      )
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    desiredCount: service?.desiredCount,
    conditions: conditionsAfter(service?.conditions ?? {}, settledAt ?? ''),
  };
}
