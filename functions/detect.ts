import { openQueues } from '../shared/aws/queue.ts';
import { thresholdsOf } from '../shared/detection/thresholds.ts';
import { parseEvent } from '../shared/event/event.ts';
import type { CloudformationResourceStatusChange } from '../shared/event/schemas/cloudformation-resource-status-change.ts';
import type { EcsDeploymentStateChange } from '../shared/event/schemas/ecs-deployment-state-change.ts';
import type { EcsServiceAction } from '../shared/event/schemas/ecs-service-action.ts';
import type { EcsTaskStateChange } from '../shared/event/schemas/ecs-task-state-change.ts';
import type { Failure } from '../shared/failure/failure.ts';
import { taskFailure } from '../shared/failure/read-task-failure.ts';
import { isActive, isSettled, refOf } from '../shared/incident/incident.ts';
import { isMaterialChange } from '../shared/incident/needs-diagnosis.ts';
import { wantedFailures } from '../shared/incident/unsettled-history.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { METRICS } from '../shared/names.ts';
import type { Resource } from '../shared/resource.ts';
import { type Runtime, required } from '../shared/runtime.ts';
import { learntFrom } from '../shared/service/deployment.ts';
import { conditionShown, rollbackTarget, serviceChange } from '../shared/service/service-change.ts';
import { isRepetition, withCondition } from '../shared/service/service-condition.ts';
import { type ServiceState, watched } from '../shared/service/service-state.ts';
import { waitingStack } from '../shared/service/waiting-stack.ts';
import { handOver } from '../shared/steps/announce-opening.ts';
import { activeIncident } from '../shared/steps/open-incident.ts';
import { recount } from '../shared/steps/recount-incident.ts';
import { openDeployments } from '../shared/table/deployments.ts';
import { openDocuments } from '../shared/table/document-client.ts';
import { openFailures } from '../shared/table/failures.ts';
import { type History, readHistory } from '../shared/table/history.ts';
import { openIncidents } from '../shared/table/incidents.ts';
import { openServices } from '../shared/table/services.ts';

/** The deeds of detect, bound to the place where it runs. */
export function detectWorld(runtime: Runtime) {
  const documents = openDocuments(runtime.connect, required(runtime, 'table'));
  const queue = openQueues(runtime.connect);
  return {
    ...runtime,
    documents,
    failures: openFailures(documents),
    incidents: openIncidents(documents),
    services: openServices(documents),
    deployments: openDeployments(documents),
    incidentsQueue: queue(required(runtime, 'incidentsQueue')),
    notificationsQueue: queue(required(runtime, 'notificationsQueue')),
    thresholds: thresholdsOf(runtime),
  };
}

type World = ReturnType<typeof detectWorld>;

/** Failures read to see whether a service event ends a loop. */
const LEADING_UP = 12;

/** Event → failure → open or update the incident. */
export async function detect(body: string, world: World): Promise<void> {
  const event = parseEvent(body);
  switch (event['detail-type']) {
    case 'ECS Task State Change':
      return onTask(event, world);
    case 'ECS Service Action':
    case 'ECS Deployment State Change':
      return onService(event, world);
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
  if (isSettled(history.incident, failure.failedAt)) {
    await recountOwner(history, failure.failedAt, world);
    return;
  }

  const incident = await activeIncident(resource, history, world, failure);
  // So that reconcile asks ECS how large it is; what has an incident is looked at anyway.
  if (!incident) return watch(resource, history.service, world);
  if (isMaterialChange(incident, failure)) {
    await world.incidentsQueue.send({ ...refOf(incident), why: 'fails in a new way' });
  }
}

/** A failure in a log line: which task, and how it ended as far as ECS tells. */
function briefly({ taskArn, counts, stoppedReason, category, containers }: Failure) {
  const exitCodes = containers.flatMap(({ exitCode }) => exitCode ?? []);
  return { taskArn, counts, stoppedReason, category, exitCodes };
}

/**
 * What is told of after its incident was resolved: the frozen numbers are taken anew.
 *
 * @param at ISO time of what happened
 * @returns true when that reopened it
 */
async function recountOwner({ incident }: History, at: string, world: World): Promise<boolean> {
  let owner = incident;
  while (owner?.after && at <= owner.after) {
    owner = await world.incidents.get(owner.resource.key, owner.sequence - 1);
  }
  const left = owner && (await recount(owner, world));
  if (!left || !isActive(left)) return false;
  await handOver(left, world);
  return true;
}

/** Has reconcile look at the service from now on; a write only when it does not yet. */
async function watch(resource: Resource, known: ServiceState | undefined, world: World) {
  const now = world.now();
  if (!watched(known, resource, now)) return;
  await world.services.update(resource.key, (state) => watched(state, resource, now));
}

/** What the scheduler says: a line in the ledger, perhaps a condition, and a reason to look. */
async function onService(
  event: EcsServiceAction | EcsDeploymentStateChange,
  world: World,
): Promise<void> {
  const change = serviceChange(event);
  if (!change) {
    world.log.info('noted, its cluster is unknown', { eventName: event.detail.eventName });
    return;
  }
  const { resource, eventName, at, reason, deploymentId } = change;
  world.log.info('service event', { resource: resource.key, eventName, reason });
  const learnt = learntFrom(change);
  if (learnt && deploymentId) await world.deployments.learn(resource.key, deploymentId, learnt);
  const name = conditionShown(change);
  await world.services.update(resource.key, (state) => {
    const seen = state.conditions ?? {};
    const about = name === 'deployment-rolled-back' ? rollbackTarget(change) : undefined;
    const said = { at, reason, deploymentId: about ?? deploymentId };
    const conditions =
      name && !isRepetition(seen[name], said) ? withCondition(seen, name, said) : undefined;
    const next = conditions ? { ...state, conditions } : state;
    return watched(next, resource, world.now()) ?? (conditions ? next : undefined);
  });
  if (!name) return;
  const read = () => readHistory(world.documents, resource.key, () => LEADING_UP);
  let history = await read();
  if (isSettled(history.incident, at)) {
    if (!(await recountOwner(history, at, world))) return;
    history = await read();
  }
  await activeIncident(resource, history, world);
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
