import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { recounted } from '../incident/incident-transitions.ts';
import { incidentSpan } from '../table/incident-span.ts';
import { announceOpening } from './announce-opening.ts';
import type { StepWorld } from './step-world.ts';

/**
 * Counts the failures of a resolved incident again. Those that its frozen numbers lack came late,
 * or while it was being resolved. If they show that it was not over, it is reopened and announced.
 *
 * @returns true when it is open again
 */
export async function recountIncident(incident: Incident, world: StepWorld): Promise<boolean> {
  const span = await incidentSpan(world, incident);
  const left = await world.incidents.update(refOf(incident), (stored) =>
    recounted(stored, span, world.now(), world.thresholds.quietMinutes),
  );
  if (!left || !isActive(left.incident)) return false;
  await announceOpening(left.incident, world);
  return true;
}

/**
 * The same for the incident that something late belongs to: the one that was open at that time.
 *
 * @param newest the resource's newest incident
 * @param at ISO time of what came late
 */
export async function recountOwner(
  newest: Incident | undefined,
  at: string,
  world: StepWorld,
): Promise<boolean> {
  let owner = newest;
  while (owner?.after && at <= owner.after) {
    owner = await world.incidents.get(owner.resource.key, owner.sequence - 1);
  }
  return owner !== undefined && recountIncident(owner, world);
}
