import { spanOf } from '../incident/failure-span.ts';
import { type Incident, isActive, lastOpenedAt, refOf } from '../incident/incident.ts';
import { LOOPWATCH, resolveIncident } from '../incident/incident-transitions.ts';
import { isQuiet } from '../incident/quiet-period.ts';
import { noted } from '../incident/timeline.ts';
import { METRICS } from '../names.ts';
import { reasonToResolve } from '../service/service-health.ts';
import type { ServiceState } from '../service/service-state.ts';
import { incidentSpan } from '../table/incident-span.ts';
import type { Looks } from './look-at-services.ts';
import { recountIncident } from './recount-incident.ts';
import type { StepWorld } from './step-world.ts';

/** The newest failure alone: a cheap read, which is enough for a loop that goes on. */
async function seemsQuiet(incident: Incident, world: StepWorld): Promise<boolean> {
  const [failure] = await world.failures.newest(incident.resource.key, 1);
  const newest = spanOf(failure?.counts ? [failure] : []);
  return isQuiet(newest, incident.openedAt, world.now(), world.thresholds.quietMinutes);
}

/**
 * Resolves an incident whose service is healthy and has been quiet for long enough, or notes that
 * nobody could ask about its health.
 *
 * @param state what is stored of the service after the look at it
 */
export async function settleIncident(
  incident: Incident,
  { seen, unread }: Looks,
  state: ServiceState | undefined,
  world: StepWorld,
): Promise<void> {
  const { key } = incident.resource;
  const look = seen.get(key);
  const unhealthy = state?.conditions?.['tasks-unhealthy'];
  const isThere = look !== undefined && look.status !== 'INACTIVE';
  const isUnhealthy = isThere && unhealthy !== undefined && !unhealthy.over;
  const why = seen.has(key) && !isUnhealthy ? reasonToResolve(look) : undefined;
  if (why) await resolveIfQuiet(incident, why, world);
  const error = unread.get(key) ?? (isUnhealthy ? look.unverified : undefined);
  if (error) await noteUnverified(incident, error, world);
}

/** @param why what ECS says of the service's health */
async function resolveIfQuiet(incident: Incident, why: string, world: StepWorld): Promise<void> {
  if (!(await seemsQuiet(incident, world))) return;
  const ref = refOf(incident);
  const span = await incidentSpan(world, incident);
  // Taken after the read: what the read did not see must come after the resolution.
  const now = world.now();
  if (!isQuiet(span, incident.openedAt, now, world.thresholds.quietMinutes)) return;
  const conditions = incident.conditions?.length;
  const left = await world.incidents.update(ref, (stored) => {
    // A condition that was added since it was read: then it is not as quiet as its span says.
    const isSame = isActive(stored) && stored.conditions?.length === conditions;
    return isSame ? resolveIncident(stored, { who: LOOPWATCH, why }, span, now) : undefined;
  });
  if (!left?.changed) return;
  // Write, then read: a failure in between is seen here, or its detect sees the resolution.
  if (await recountIncident(left.incident, world)) return;
  world.count(METRICS.incidentsResolved);
  world.log.info('incident resolved', { what: 'incident-resolved', incidentId: incident.id, why });
  await world.notificationsQueue.send({ ...ref, why: 'resolved' });
}

/**
 * Notes that an incident will not be resolved by itself, since ECS cannot be asked about its
 * service. Once for each opening, and not before the incident could be resolved.
 *
 * @param error the name of AWS's error
 */
async function noteUnverified(incident: Incident, error: string, world: StepWorld): Promise<void> {
  const opened = lastOpenedAt(incident);
  const isNoted = incident.timeline.some(
    ({ at, kind }) => kind === 'health-unverified' && at > opened,
  );
  if (isNoted || !(await seemsQuiet(incident, world))) return;
  const at = new Date(world.now()).toISOString();
  const cannot = `ECS or its target groups could not be asked (${error})`;
  const why = `${cannot}; resolve it by hand once it is well`;
  await world.incidents.update(refOf(incident), (stored) =>
    isActive(stored) ? noted(stored, { at, kind: 'health-unverified', why }) : undefined,
  );
}
