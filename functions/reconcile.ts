import { openEcs } from '../shared/aws/ecs.ts';
import { openQueues } from '../shared/aws/queue.ts';
import { type Edge, required } from '../shared/edge.ts';
import { handOver } from '../shared/hand-over.ts';
import { type Incident, isActive, refOf } from '../shared/incident.ts';
import {
  closeIncident,
  isOver,
  LOOPWATCH,
  resolveIncident,
} from '../shared/incident-transitions.ts';
import { scheduleHandler } from '../shared/lambda/schedule-handler.ts';
import { isLookDue } from '../shared/material-change.ts';
import { METRICS } from '../shared/names.ts';
import { isOverdue } from '../shared/notification.ts';
import { isQuiet, reasonToResolve } from '../shared/quiet.ts';
import { readHealth } from '../shared/service-health.ts';
import { spanOf } from '../shared/span.ts';
import { allOf, openDocuments } from '../shared/table/document-client.ts';
import { openFailures } from '../shared/table/failures.ts';
import { incidentFailures } from '../shared/table/incident-failures.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { openNotifications } from '../shared/table/notifications.ts';
import { recount } from '../shared/table/recount.ts';
import { thresholdsOf } from '../shared/thresholds.ts';

/** The deeds of reconcile, bound to the place where it runs. */
export function reconcileWorld(edge: Edge) {
  const documents = openDocuments(edge.connect, required(edge, 'table'));
  const queue = openQueues(edge.connect);
  return {
    ...edge,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    notifications: openNotifications(documents),
    ecs: openEcs(edge.connect),
    incidentsQueue: queue(required(edge, 'incidentsQueue')),
    notificationsQueue: queue(required(edge, 'notificationsQueue')),
    thresholds: thresholdsOf(edge),
  };
}

type World = ReturnType<typeof reconcileWorld>;

/**
 * What only the clock can see: openings and pages that were lost on the way, services that are
 * healthy again, incidents that are over. @returns how many incidents it watches
 */
export async function reconcile(world: World): Promise<{ watched: number }> {
  const listed = await Promise.all(
    (['open', 'acknowledged', 'resolved'] as const).map((status) =>
      allOf((start) => world.incidents.list('status', status, { start })),
    ),
  );
  const watched = listed.flat();
  const errors = await eachAlone(watched, (incident) => pursue(incident, world));

  const quiet: Incident[] = [];
  const unread = await eachAlone(watched.filter(isActive), async (incident) => {
    if (await seemsQuiet(incident, world)) quiet.push(incident);
  });
  const services = quiet.map(({ resource }) => resource);
  const health = await readHealth(services, world.ecs);
  const unresolved = await eachAlone(quiet, async (incident) => {
    const { key } = incident.resource;
    const why = health.has(key) ? reasonToResolve(health.get(key)) : undefined;
    if (why) await resolve(incident, why, world);
  });

  errors.push(...unread, ...unresolved);
  if (errors.length > 0) {
    const what = `${errors.length} incidents not reconciled, the first: ${errors[0]}`;
    throw new AggregateError(errors, what);
  }
  world.count(METRICS.reconciled);
  return { watched: watched.length };
}

/** Incidents worked on at once: a storm's worth of them fits into a minute. */
const AT_ONCE = 10;

/** Does the work for each; what one of them throws is for the end, so a bad incident stops nobody. */
async function eachAlone<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<unknown[]> {
  const errors: unknown[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const some = items.slice(start, start + AT_ONCE);
    await Promise.all(some.map((item) => work(item).catch((error) => errors.push(error))));
  }
  return errors;
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
  const now = world.now();
  const [failure] = await world.failures.newest(incident.resource.key, 1);
  const newest = spanOf(failure?.counts ? [failure] : []);
  if (!isQuiet(newest, incident.openedAt, now, quietMinutes)) return false;
  const span = spanOf(await incidentFailures(world.failures, incident));
  return isQuiet(span, incident.openedAt, now, quietMinutes);
}

async function resolve(incident: Incident, why: string, world: World): Promise<void> {
  const ref = refOf(incident);
  const span = spanOf(await incidentFailures(world.failures, incident));
  // After the read: what it did not see must come after the resolution.
  const now = world.now();
  // ECS was asked meanwhile, and of many services.
  if (!isQuiet(span, incident.openedAt, now, world.thresholds.quietMinutes)) return;
  const by = { who: LOOPWATCH, why };
  const done = await world.incidents.update(ref, (stored) =>
    isActive(stored) ? resolveIncident(stored, by, span, now) : undefined,
  );
  if (!done?.changed || (await isBack(incident, world))) return;
  world.count(METRICS.incidentsResolved);
  world.log.info('incident resolved', { incidentId: incident.id, why });
  await world.notificationsQueue.send({ ...ref, why: 'resolved' });
}

/** Write, then read: a failure that came in between is seen here, or its detect sees the resolution. */
async function isBack(incident: Incident, world: World): Promise<boolean> {
  const left = await recount(incident, world);
  if (!left || !isActive(left)) return false;
  await handOver(left, world);
  return true;
}

export const handler = scheduleHandler(reconcile, reconcileWorld);
