import { type Incident, refOf } from '../incident/incident.ts';
import { recounted } from '../incident/incident-transitions.ts';
import type { Failures } from '../table/failures.ts';
import { incidentSpan } from '../table/incident-span.ts';
import type { Incidents } from '../table/incidents.ts';
import type { Services } from '../table/services.ts';

interface World {
  readonly failures: Failures;
  readonly incidents: Incidents;
  readonly services: Services;
  readonly thresholds: { readonly quietMinutes: number };
  readonly now: () => number;
}

/**
 * Counts the failures of an incident that was resolved as they are stored now: those of which its
 * frozen numbers do not know came late, or in the midst of resolving.
 *
 * @returns the incident as it was left, which may be reopened
 */
export async function recount(incident: Incident, world: World): Promise<Incident | undefined> {
  const span = await incidentSpan(world, incident);
  const left = await world.incidents.update(refOf(incident), (stored) =>
    recounted(stored, span, world.now(), world.thresholds.quietMinutes),
  );
  return left?.incident;
}
