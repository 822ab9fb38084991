import type { Failure } from '../failure/failure.ts';
import { type Incident, isSettled } from '../incident/incident.ts';
import { wantedFailures } from '../incident/unsettled-history.ts';
import type { ServiceResource } from '../resource.ts';
import { readHistory } from '../table/history.ts';
import { openIncident } from './open-incident.ts';
import { recountOwner } from './recount-incident.ts';
import type { StepWorld } from './step-world.ts';
import { watchService } from './watch-service.ts';

/** Failures read to see whether a service event completes a loop. */
const LEADING_UP = 12;

/**
 * Decides anew whether a service has an incident, after something about it was stored. What belongs
 * to the time before the newest resolution opens nothing: it is counted where it belongs.
 *
 * @param at ISO time of what happened
 * @param failure the failure that was stored, if it was one
 * @returns the incident that is open now, if any
 */
export async function reconsiderService(
  resource: ServiceResource,
  at: string,
  world: StepWorld,
  failure?: Failure,
): Promise<Incident | undefined> {
  const read = () =>
    readHistory(world.documents, resource.key, (stored) =>
      failure ? wantedFailures(stored, failure) : LEADING_UP,
    );
  let stored = await read();
  if (isSettled(stored.incident, at)) {
    if (!(await recountOwner(stored.incident, at, world))) return undefined;
    stored = await read();
  }
  const incident = await openIncident(resource, stored, world, failure);
  // Then reconcile asks ECS how large the service is. It looks at one with an incident anyway.
  if (!incident) await watchService(resource, stored.service, world);
  return incident;
}
