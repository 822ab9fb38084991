import { type EventOf, parseEvent } from '../shared/event/event.ts';
import { taskFailure } from '../shared/failure/read-task-failure.ts';
import { refOf } from '../shared/incident/incident.ts';
import { isMaterialChange } from '../shared/incident/needs-diagnosis.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { conditionShown, serviceChange } from '../shared/service/service-change.ts';
import { waitingStack } from '../shared/service/waiting-stack.ts';
import { reconsiderService } from '../shared/steps/reconsider-service.ts';
import { recordChange } from '../shared/steps/record-change.ts';
import { recordFailure } from '../shared/steps/record-failure.ts';
import { type StepWorld, stepWorld } from '../shared/steps/step-world.ts';

/** Event → failure → open or update the incident. */
export async function detect(body: string, world: StepWorld): Promise<void> {
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

async function onTask(event: EventOf<'ECS Task State Change'>, world: StepWorld): Promise<void> {
  const stopped = taskFailure(event);
  if (!stopped || !(await recordFailure(stopped, world))) return;
  const { resource, failure } = stopped;
  const incident = await reconsiderService(resource, failure.failedAt, world, failure);
  if (incident && isMaterialChange(incident, failure)) {
    await world.incidentsQueue.send({ ...refOf(incident), why: 'fails in a new way' });
  }
}

/** What the scheduler says: an entry in the ledger, perhaps a condition, and a reason to look. */
async function onService(
  event: EventOf<'ECS Service Action' | 'ECS Deployment State Change'>,
  world: StepWorld,
): Promise<void> {
  const change = serviceChange(event);
  if (!change) {
    world.log.info('noted, its cluster is unknown', { eventName: event.detail.eventName });
    return;
  }
  await recordChange(change, world);
  if (conditionShown(change)) await reconsiderService(change.resource, change.at, world);
}

/** A stack that creates or updates a service waits until it is stable: worth a line in the page. */
async function onResource(
  event: EventOf<'CloudFormation Resource Status Change'>,
  world: StepWorld,
): Promise<void> {
  const waiting = waitingStack(event);
  if (!waiting) return;
  const { resource, stack } = waiting;
  await world.services.update(resource.key, (state) =>
    (state.stack?.at ?? '') > stack.at ? undefined : { ...state, stack },
  );
}

export const handler = sqsHandler(detect, stepWorld);
