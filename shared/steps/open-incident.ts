import { conditionsMet, detectFirst } from '../detection/detection.ts';
import type { Detection, ServiceHistory } from '../detection/detector.ts';
import type { Failure } from '../failure/failure.ts';
import { type Incident, isActive, refOf } from '../incident/incident.ts';
import { withConditions } from '../incident/incident-conditions.ts';
import { nextStep } from '../incident/next-step.ts';
import { nextIncident, reopenOrClose } from '../incident/opening.ts';
import { predecessorsBefore, serviceHistory } from '../incident/unsettled-history.ts';
import { METRICS } from '../names.ts';
import type { Resource } from '../resource.ts';
import type { Conditions } from '../service/service-condition.ts';
import { PAGE_DELAY_SECONDS } from '../settings.ts';
import type { History } from '../table/history.ts';
import { announceOpening } from './announce-opening.ts';
import { inhibitorOfService, inhibits } from './inhibit.ts';
import type { StepWorld } from './step-world.ts';

/** Failures read further back: one of them at least is what this one's task replaced. */
const PREDECESSORS = 24;

/** The newest failures first; only a storm of companions makes it worth reading further back. */
async function detectIn(
  resource: Resource,
  stored: History,
  history: ServiceHistory,
  world: StepWorld,
  failure: Failure | undefined,
): Promise<Detection | undefined> {
  if (stored.incident && isActive(stored.incident)) return undefined;
  const detection = detectFirst(history, world.thresholds);
  if (detection || !failure || !stored.hasMore) return detection;
  const before = predecessorsBefore(failure);
  const older = await world.failures.before(resource.key, before, PREDECESSORS);
  const known = new Set(stored.failures.map(({ key }) => key));
  const failures = [...stored.failures, ...older.filter(({ key }) => !known.has(key))];
  return detectFirst(serviceHistory({ ...stored, failures }), world.thresholds);
}

/** Opens the resource's next incident, or finds the one that somebody else opened first. */
async function openNext(
  resource: Resource,
  stored: History,
  previous: Incident | undefined,
  detection: Detection,
  conditions: Conditions,
  world: StepWorld,
): Promise<Incident | undefined> {
  // Closed for good: should its resolution still be unannounced, notify sees to it.
  if (previous) await world.notificationsQueue.send({ ...refOf(previous), why: 'closed' });
  const now = world.now();
  const inhibitor = await inhibitorOfService(stored.service, resource.arn, world);
  const bare = nextIncident(resource, detection, now, previous);
  const own = inhibitor ? { ...bare, inhibitedBy: inhibitor.id } : bare;
  const next = withConditions(own, conditions, now) ?? own;
  if (!(await world.incidents.open(next))) {
    return world.incidents.get(resource.key, next.sequence);
  }
  world.count(METRICS.incidentsOpened);
  const { detector } = detection;
  const fields = { incidentId: next.id, resource: resource.key, detector };
  world.log.info('incident opened', { what: 'incident-opened', ...fields });
  if (inhibitor) await inhibits(inhibitor, next, world);
  return next;
}

/** A new condition may have another cause, and a rollback is worth a message. */
async function sendOn(incident: Incident, world: StepWorld): Promise<void> {
  const why = incident.timeline.at(-1)?.kind ?? 'a new condition';
  await world.incidentsQueue.send({ ...refOf(incident), why });
  await world.notificationsQueue.send({ ...refOf(incident), why }, PAGE_DELAY_SECONDS);
}

/**
 * Sees to it that the resource's incident is open if what is stored says that something is wrong:
 * opened, reopened or completed with the conditions of the service, and announced. Whoever calls
 * this wrote first and read `stored` afterwards.
 *
 * @param failure the failure that is the occasion, if it is one
 * @returns the incident that is open now, if any
 */
export async function openIncident(
  resource: Resource,
  stored: History,
  world: StepWorld,
  failure?: Failure,
): Promise<Incident | undefined> {
  const history = serviceHistory(stored);
  const conditions = conditionsMet(history);
  const detection = await detectIn(resource, stored, history, world, failure);
  const step = nextStep(stored.incident, detection);
  if (step.do === 'nothing') return undefined;

  let current = step.do === 'open' ? step.previous : step.incident;
  if (step.do === 'reopen') {
    const left = await world.incidents.update(refOf(step.incident), (incident) =>
      reopenOrClose(incident, step.detection, world.now()),
    );
    current = left?.incident ?? step.incident;
  }
  if (step.do !== 'complete' && !(current && isActive(current))) {
    current = await openNext(resource, stored, current, step.detection, conditions, world);
  }
  if (!current) return undefined;

  const known = current;
  const completed = await world.incidents.update(
    refOf(known),
    (incident) =>
      isActive(incident) ? withConditions(incident, conditions, world.now()) : undefined,
    known,
  );
  const incident = completed?.incident ?? known;
  // Of what was opened just now the opening tells.
  if (completed?.changed && step.do === 'complete') await sendOn(incident, world);
  await announceOpening(incident, world);
  return incident;
}
