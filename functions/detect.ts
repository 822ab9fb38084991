import { type EventOf, parseEvent } from '../shared/event/event.ts';
import { taskFailure } from '../shared/failure/read-task-failure.ts';
import { refOf } from '../shared/incident/incident.ts';
import { isMaterialChange } from '../shared/incident/needs-diagnosis.ts';
import { sqsHandler } from '../shared/lambda/sqs-handler.ts';
import { conditionShown, serviceChange } from '../shared/service/service-change.ts';
import {
  isOwn,
  mayTellOfFailure,
  readStackEvent,
  type StackEvent,
} from '../shared/stack/stack-event.ts';
import { isRootsSuccess, topOf } from '../shared/steps/known-root.ts';
import { linkStack } from '../shared/steps/link-stack.ts';
import { reconsiderService } from '../shared/steps/reconsider-service.ts';
import { reconsiderStack } from '../shared/steps/reconsider-stack.ts';
import { recordChange } from '../shared/steps/record-change.ts';
import { recordFailure } from '../shared/steps/record-failure.ts';
import { recordStackEvent } from '../shared/steps/record-stack-event.ts';
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
    case 'CloudFormation Stack Status Change':
    case 'CloudFormation Resource Status Change':
      return onStack(readStackEvent(event), world);
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

/** What CloudFormation says: of a root stack's operation, if it is known which one that is. */
async function onStack(said: StackEvent, world: StepWorld): Promise<void> {
  await linkStack(said, world);
  if (!isOwn(said) && !mayTellOfFailure(said)) return;
  const top = await topOf(said.stackId, world);
  if (top.isRoot || isOwn(said)) {
    await recordStackEvent(said, top.isRoot ? top.id : said.stackId, world);
  }
  if (top.isRoot) await reconsiderStack(top.id, world);
  const { stackId, at } = said;
  if (isRootsSuccess(said, top)) {
    const operationEnded = { stackId, endedAt: at };
    await world.incidentsQueue.send({ operationEnded, why: 'an operation succeeded' });
  } else if (!top.isRoot && mayTellOfFailure(said)) {
    const since = new Date(world.now()).toISOString();
    await world.incidentsQueue.send({ stackEvent: said, since, why: 'its root is unknown' });
  }
}

export const handler = sqsHandler(detect, stepWorld);
