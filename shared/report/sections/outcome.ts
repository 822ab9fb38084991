import { LOOPWATCH } from '../../incident/incident-transitions.ts';
import { lastResolution } from '../../incident/timeline.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { unverifiedHealth } from '../unverified-health.ts';

/** How an incident ended. */
export interface OutcomeSection {
  /** "healthy again, 2 of 2 running", or what the person wrote who resolved it. */
  readonly how?: string | undefined;
  /** The person who resolved it; undefined when Loopwatch did. */
  readonly who?: string | undefined;
  /** ISO time. */
  readonly at?: string | undefined;
  /** Says so when ECS could not be asked whether the service is healthy. */
  readonly unverified?: string | undefined;
}

/** How an incident ended, who resolved it, and whether its health was verified. */
export function outcomeSection(record: IncidentRecord): OutcomeSection {
  const end = lastResolution(record);
  return {
    how: end?.why,
    who: end?.who === LOOPWATCH ? undefined : end?.who,
    at: end?.at ?? record.resolvedAt,
    unverified: unverifiedHealth(record),
  };
}
