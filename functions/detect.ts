import { openQueues } from '../shared/aws/queue.ts';
import { detectFirst } from '../shared/detectors/index.ts';
import { type Edge, required } from '../shared/edge.ts';
import { parseEvent } from '../shared/event.ts';
import type { Failure } from '../shared/failure.ts';
import { handOver } from '../shared/hand-over.ts';
import { isActive, isSettled, refOf } from '../shared/incident.ts';
import { openIncident, reopenOrClose } from '../shared/incident-transitions.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { isMaterialChange } from '../shared/material-change.ts';
import { METRICS } from '../shared/names.ts';
import type { Resource } from '../shared/resource.ts';
import type { CloudformationResourceStatusChange } from '../shared/schemas/cloudformation-resource-status-change.ts';
import type { EcsTaskStateChange } from '../shared/schemas/ecs-task-state-change.ts';
import { predecessorsBefore, serviceHistory, wantedFailures } from '../shared/service-history.ts';
import { openDocuments } from '../shared/table/document-client.ts';
import { openFailures } from '../shared/table/failures.ts';
import { type History, readHistory } from '../shared/table/history.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { recount } from '../shared/table/recount.ts';
import { openServices } from '../shared/table/services.ts';
import { taskFailure } from '../shared/task-failure.ts';
import { thresholdsOf } from '../shared/thresholds.ts';
import { waitingStack } from '../shared/waiting-stack.ts';

/** The deeds of detect, bound to the place where it runs. */
export function detectWorld(edge: Edge) {
  const documents = openDocuments(edge.connect, required(edge, 'table'));
  const queue = openQueues(edge.connect);
  return {
    ...edge,
    documents,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    services: openServices(documents),
    incidentsQueue: queue(required(edge, 'incidentsQueue')),
    notificationsQueue: queue(required(edge, 'notificationsQueue')),
    thresholds: thresholdsOf(edge),
  };
}

type World = ReturnType<typeof detectWorld>;

/** Failures read further back: one of them at least is what this one's task replaced. */
const PREDECESSORS = 24;

/** Event → failure → open or update the incident. */
export async function detect(body: string, world: World): Promise<void> {
  const event = parseEvent(body);
  switch (event['detail-type']) {
    case 'ECS Task State Change':
      return onTask(event, world);
    case 'CloudFormation Resource Status Change':
      return onResource(event, world);
    default:
      world.log.info('noted, nothing to do', { detailType: event['detail-type'], id: event.id });
  }
}

async function onTask(event: EcsTaskStateChange, world: World): Promise<void> {
  const stopped = taskFailure(event);
  if (!stopped) return;
  const { resource, failure, classification } = stopped;
  if (classification.benign) {
    world.count(METRICS.benignStops);
    world.log.info('benign stop', { taskArn: failure.taskArn, category: classification.category });
    return;
  }
  // Write, then read: whoever resolves does the same, so one of the two sees the other.
  const stored = await world.failures.put(resource.key, failure, world.now());
  if (stored === 'new') {
    world.count(METRICS.failures);
    world.log.info('task failed', { resource: resource.key, ...briefly(failure) });
  }
  const history = await readHistory(world.documents, resource.key, (stored) =>
    wantedFailures(stored, failure),
  );
  if (isSettled(history.incident, failure)) return recountOwner(history, failure, world);

  const incident = await activeIncident(resource, history, failure, world);
  if (!incident) return;
  await handOver(incident, world);
  if (isMaterialChange(incident, failure)) {
    await world.incidentsQueue.send({ ...refOf(incident), why: 'fails in a new way' });
  }
}

/** A failure in a log line: which task, and how it ended as far as ECS tells. */
function briefly({ taskArn, counts, stoppedReason, category, containers }: Failure) {
  const exitCodes = containers.flatMap(({ exitCode }) => exitCode ?? []);
  return { taskArn, counts, stoppedReason, category, exitCodes };
}

/** The newest failures first; only a storm of companions makes it worth reading further back. */
async function detectIn(resource: Resource, history: History, failure: Failure, world: World) {
  const detection = detectFirst(serviceHistory(history), world.thresholds);
  if (detection || !history.hasMore) return detection;
  const before = predecessorsBefore(failure);
  const older = await world.failures.before(resource.key, before, PREDECESSORS);
  const known = new Set(history.failures.map(({ key }) => key));
  const failures = [...history.failures, ...older.filter(({ key }) => !known.has(key))];
  return detectFirst(serviceHistory({ ...history, failures }), world.thresholds);
}

/** The incident that is open for the resource now, opened or reopened if its failures say so. */
async function activeIncident(
  resource: Resource,
  history: History,
  failure: Failure,
  world: World,
) {
  let current = history.incident;
  if (current && isActive(current)) return current;
  const detection = await detectIn(resource, history, failure, world);
  if (!detection) return undefined;
  if (current) {
    const back = await world.incidents.update(refOf(current), (stored) =>
      reopenOrClose(stored, detection, world.now()),
    );
    current = back?.incident ?? current;
    if (isActive(current)) return current;
    // It is closed for good; should its resolution still be unannounced, notify sees to it.
    await world.notificationsQueue.send({ ...refOf(current), why: 'closed' });
  }
  const next = openIncident(resource, detection, world.now(), current);
  if (!(await world.incidents.open(next))) {
    return world.incidents.get(resource.key, next.sequence);
  }
  world.count(METRICS.incidentsOpened);
  world.log.info('incident opened', { incidentId: next.id, resource: resource.key });
  return next;
}

/** A failure told of after its incident was resolved: the frozen numbers are taken anew. */
async function recountOwner({ incident }: History, failure: Failure, world: World): Promise<void> {
  let owner = incident;
  while (owner?.after && failure.failedAt <= owner.after) {
    owner = await world.incidents.get(owner.resource.key, owner.sequence - 1);
  }
  if (!owner) return;
  const left = await recount(owner, world);
  if (left && isActive(left)) await handOver(left, world);
}

/** A stack that creates or updates a service waits until it is stable: worth a line in the page. */
async function onResource(event: CloudformationResourceStatusChange, world: World): Promise<void> {
  const waiting = waitingStack(event);
  if (!waiting) return;
  await world.services.update(waiting.resource.key, (state) =>
    (state.stack?.at ?? '') > waiting.stack.at ? undefined : { ...state, stack: waiting.stack },
  );
}

export const handler = sqsHandler(detect, detectWorld);
