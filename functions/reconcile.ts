import { openEcs } from '../shared/aws/ecs.ts';
import { openLoadBalancing } from '../shared/aws/load-balancing.ts';
import { openQueues } from '../shared/aws/queue.ts';
import { thresholdsOf } from '../shared/detection/thresholds.ts';
import { spanOf } from '../shared/incident/failure-span.ts';
import { type Incident, isActive, lastOpenedAt, refOf } from '../shared/incident/incident.ts';
import {
  closeIncident,
  isOver,
  LOOPWATCH,
  resolveIncident,
} from '../shared/incident/incident-transitions.ts';
import { isLookDue } from '../shared/incident/needs-diagnosis.ts';
import { isQuiet } from '../shared/incident/quiet-period.ts';
import { noted } from '../shared/incident/timeline.ts';
import { scheduleHandler } from '../shared/lambda/schedule-handler.ts';
import { METRICS } from '../shared/names.ts';
import { isOverdue } from '../shared/notification/notification.ts';
import { type Runtime, required } from '../shared/runtime.ts';
import { minutesToTurn, nextTurn } from '../shared/service/look-schedule.ts';
import { reasonToResolve } from '../shared/service/service-health.ts';
import type { ServiceState } from '../shared/service/service-state.ts';
import { handOver } from '../shared/steps/announce-opening.ts';
import { eachAlone } from '../shared/steps/for-each-alone.ts';
import { lookAtServices } from '../shared/steps/look-at-services.ts';
import { considerService } from '../shared/steps/record-look.ts';
import { recount } from '../shared/steps/recount-incident.ts';
import { openDeployments } from '../shared/table/deployments.ts';
import { allOf, openDocuments } from '../shared/table/document-client.ts';
import { openFailures } from '../shared/table/failures.ts';
import { incidentSpan } from '../shared/table/incident-span.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { openNotifications } from '../shared/table/notifications.ts';
import { openServices } from '../shared/table/services.ts';

/** The deeds of reconcile, bound to the place where it runs. */
export function reconcileWorld(runtime: Runtime) {
  const documents = openDocuments(runtime.connect, required(runtime, 'table'));
  const queue = openQueues(runtime.connect);
  return {
    ...runtime,
    documents,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    services: openServices(documents),
    deployments: openDeployments(documents),
    notifications: openNotifications(documents),
    ecs: openEcs(runtime.connect),
    loadBalancing: openLoadBalancing(runtime.connect),
    incidentsQueue: queue(required(runtime, 'incidentsQueue')),
    notificationsQueue: queue(required(runtime, 'notificationsQueue')),
    thresholds: thresholdsOf(runtime),
  };
}

type World = ReturnType<typeof reconcileWorld>;

/**
 * What only the clock can see: openings and pages that were lost on the way, services that run and
 * are unhealthy or get no further, services that are healthy again, incidents that are over.
 *
 * @returns how many incidents and services it watches closely, and the epoch milliseconds of the
 *   next turn of one that it looks at now and then
 */
export async function reconcile(
  world: World,
): Promise<{ watched: number; nextTurn: number | undefined }> {
  const [listed, services, known] = await Promise.all([
    Promise.all(
      (['open', 'acknowledged', 'resolved'] as const).map((status) =>
        allOf((start) => world.incidents.list('status', status, { start })),
      ),
    ),
    world.services.list('watched'),
    world.services.list('known'),
  ]);
  const incidents = listed.flat();
  const errors = await eachAlone(incidents, (incident) => pursue(incident, world));

  const active = incidents.filter(isActive);
  const states = [...services, ...known.filter((state) => minutesToTurn(state, world.now()) === 0)];
  const resources = new Map(
    [...active, ...states].flatMap(({ resource }) =>
      resource?.kind === 'service' ? [[resource.key, resource]] : [],
    ),
  );
  const { seen, unread } = await lookAtServices([...resources.values()], world);
  const stored = new Map<string, ServiceState>();
  const considered = await eachAlone([...seen], async ([key, look]) => {
    const resource = resources.get(key);
    if (resource) stored.set(key, await considerService(resource, look, world));
  });
  const settled = await eachAlone(active, async (incident) => {
    const { key } = incident.resource;
    const look = seen.get(key);
    const unhealthy = stored.get(key)?.conditions?.['tasks-unhealthy'];
    const isThere = look !== undefined && look.status !== 'INACTIVE';
    const isUnhealthy = isThere && unhealthy !== undefined && !unhealthy.over;
    const why = seen.has(key) && !isUnhealthy ? reasonToResolve(look) : undefined;
    if (why && (await seemsQuiet(incident, world))) await resolve(incident, why, world);
    const error = unread.get(key) ?? (isUnhealthy ? look.unverified : undefined);
    if (error) await noteUnverified(incident, error, world);
  });

  errors.push(...considered, ...settled);
  if (errors.length > 0) {
    const what = `${errors.length} incidents or services not reconciled, the first: ${errors[0]}`;
    throw new AggregateError(errors, what);
  }
  world.count(METRICS.reconciled);
  return { watched: incidents.length + services.length, nextTurn: nextTurn(known, world.now()) };
}

/** Sends what should have been sent by now, has a growing loop looked at again, closes what is over. */
async function pursue(incident: Incident, world: World): Promise<void> {
  const now = world.now();
  const ref = refOf(incident);
  const sent = await world.notifications.of(incident.id);
  const overdue = isOverdue(incident, sent, 'pages', now);
  // Whoever resolved it may have died before the second look.
  if (overdue && incident.status === 'resolved' && (await isBack(incident, world))) return;
  if (overdue) await world.notificationsQueue.send({ ...ref, why: 'overdue' });
  if (isActive(incident)) {
    await handOver(incident, world);
    if (isLookDue(incident, now)) {
      await world.incidentsQueue.send({ ...ref, why: 'another look' });
    }
  } else if (!overdue && isOver(incident, now)) {
    await world.incidents.update(ref, (stored) =>
      isOver(stored, now) ? closeIncident(stored, now) : undefined,
    );
  }
}

/** Cheap first: the newest failure settles it for a loop that goes on. */
async function seemsQuiet(incident: Incident, world: World): Promise<boolean> {
  const { quietMinutes } = world.thresholds;
  const [failure] = await world.failures.newest(incident.resource.key, 1);
  const newest = spanOf(failure?.counts ? [failure] : []);
  return isQuiet(newest, incident.openedAt, world.now(), quietMinutes);
}

async function resolve(incident: Incident, why: string, world: World): Promise<void> {
  const ref = refOf(incident);
  const span = await incidentSpan(world, incident);
  // After the read: what it did not see must come after the resolution.
  const now = world.now();
  // ECS was asked meanwhile, and of many services.
  if (!isQuiet(span, incident.openedAt, now, world.thresholds.quietMinutes)) return;
  const by = { who: LOOPWATCH, why };
  const conditions = incident.conditions?.length;
  const done = await world.incidents.update(ref, (stored) => {
    // Told of something more since it was read: then it is not as quiet as its span says.
    const isSame = isActive(stored) && stored.conditions?.length === conditions;
    return isSame ? resolveIncident(stored, by, span, now) : undefined;
  });
  if (!done?.changed || (await isBack(done.incident, world))) return;
  world.count(METRICS.incidentsResolved);
  world.log.info('incident resolved', { incidentId: incident.id, why });
  await world.notificationsQueue.send({ ...ref, why: 'resolved' });
}

/** Said once: as long as ECS cannot be asked, it will not be resolved by itself. */
async function noteUnverified(incident: Incident, error: string, world: World): Promise<void> {
  const opened = lastOpenedAt(incident);
  const isNoted = incident.timeline.some(
    ({ at, kind }) => kind === 'health-unverified' && at > opened,
  );
  if (isNoted || !(await seemsQuiet(incident, world))) return;
  const at = new Date(world.now()).toISOString();
  const why = `ECS or its target groups could not be asked (${error}); resolve it by hand once it is well`;
  await world.incidents.update(refOf(incident), (stored) =>
    isActive(stored) ? noted(stored, { at, kind: 'health-unverified', why }) : undefined,
  );
}

/** Write, then read: a failure that came in between is seen here, or its detect sees the resolution. */
async function isBack(incident: Incident, world: World): Promise<boolean> {
  const left = await recount(incident, world);
  if (!left || !isActive(left)) return false;
  await handOver(left, world);
  return true;
}

export const handler = scheduleHandler(reconcile, reconcileWorld);
