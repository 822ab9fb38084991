import type { Queue } from '../aws/queue.ts';
import { conditionsMet, detectFirst } from '../detection/detection.ts';
import type { Detection, Thresholds } from '../detection/detector.ts';
import type { Failure } from '../failure/failure.ts';
import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { withConditions } from '../incident/incident-conditions.ts';
import { openIncident, reopenOrClose } from '../incident/incident-transitions.ts';
import { predecessorsBefore, serviceHistory } from '../incident/unsettled-history.ts';
import { METRICS, PAGE_DELAY_SECONDS } from '../names.ts';
import type { Resource } from '../resource.ts';
import type { Log } from '../runtime.ts';
import type { Conditions } from '../service/service-condition.ts';
import type { Documents } from '../table/document-client.ts';
import type { Failures } from '../table/failures.ts';
import type { History } from '../table/history.ts';
import type { Incidents } from '../table/incidents.ts';
import { handOver } from './announce-opening.ts';

interface World {
  readonly documents: Documents;
  readonly failures: Failures;
  readonly incidents: Incidents;
  readonly incidentsQueue: Queue;
  readonly notificationsQueue: Queue;
  readonly thresholds: Thresholds;
  readonly now: () => number;
  readonly log: Log;
  readonly count: (metric: (typeof METRICS)['incidentsOpened']) => void;
}

/** Failures read further back: one of them at least is what this one's task replaced. */
const PREDECESSORS = 24;

/** The newest failures first; only a storm of companions makes it worth reading further back. */
async function detectIn(
  resource: Resource,
  history: History,
  world: World,
  failure: Failure | undefined,
): Promise<Detection | undefined> {
  const detection = detectFirst(serviceHistory(history), world.thresholds);
  if (detection || !failure || !history.hasMore) return detection;
  const before = predecessorsBefore(failure);
  const older = await world.failures.before(resource.key, before, PREDECESSORS);
  const known = new Set(history.failures.map(({ key }) => key));
  const failures = [...history.failures, ...older.filter(({ key }) => !known.has(key))];
  return detectFirst(serviceHistory({ ...history, failures }), world.thresholds);
}

/** Opens the resource's next incident, or finds the one that somebody else opened first. */
async function open(
  resource: Resource,
  detection: Detection,
  met: Conditions,
  previous: Incident | undefined,
  world: World,
): Promise<Incident | undefined> {
  const now = world.now();
  const bare = openIncident(resource, detection, now, previous);
  const next = withConditions(bare, met, now) ?? bare;
  if (!(await world.incidents.open(next))) {
    return world.incidents.get(resource.key, next.sequence);
  }
  world.count(METRICS.incidentsOpened);
  const { detector } = detection;
  world.log.info('incident opened', { incidentId: next.id, resource: resource.key, detector });
  return next;
}

/** Adds what else is wrong with the service by now; a rollback is worth a message of its own. */
async function addConditions(
  incident: Incident,
  met: Conditions,
  world: World,
  wasActive: boolean,
): Promise<Incident> {
  if (!withConditions(incident, met, world.now())) return incident;
  const ref = refOf(incident);
  const left = await world.incidents.update(ref, (stored) =>
    isActive(stored) ? withConditions(stored, met, world.now()) : undefined,
  );
  // Its opening, which is handed over next, tells of it.
  if (!left?.changed || !wasActive) return left?.incident ?? incident;
  const why = left.incident.timeline.at(-1)?.kind ?? 'a new condition';
  await world.incidentsQueue.send({ ...ref, why });
  await world.notificationsQueue.send({ ...ref, why }, PAGE_DELAY_SECONDS);
  return left.incident;
}

/**
 * The incident that is open for a service now: opened or reopened if what is stored of it says so,
 * told of its conditions, and handed over. Whoever calls it wrote first, and read `history` then.
 *
 * @param failure the one that is the occasion, if it is one
 */
export async function activeIncident(
  resource: Resource,
  history: History,
  world: World,
  failure?: Failure,
): Promise<Incident | undefined> {
  let current = history.incident;
  const met = conditionsMet(serviceHistory(history));
  const wasActive = current !== undefined && isActive(current);
  if (!current || !isActive(current)) {
    const detection = await detectIn(resource, history, world, failure);
    if (!detection) return undefined;
    if (current) {
      const back = await world.incidents.update(refOf(current), (stored) =>
        reopenOrClose(stored, detection, world.now()),
      );
      current = back?.incident ?? current;
    }
    if (!current || !isActive(current)) {
      // Closed for good; should its resolution still be unannounced, notify sees to it.
      if (current) await world.notificationsQueue.send({ ...refOf(current), why: 'closed' });
      current = await open(resource, detection, met, current, world);
    }
  }
  if (!current) return undefined;
  const incident = await addConditions(current, met, world, wasActive);
  await handOver(incident, world);
  return incident;
}
