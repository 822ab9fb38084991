import type { CloudFormation } from '../aws/cloudformation.ts';
import type { Place } from '../resource.ts';
import { stackResource } from '../resource.ts';
import { isSuccess } from '../stack/own-status.ts';
import { mayBeNested, STACK_TYPE, type StackEvent } from '../stack/stack-event.ts';
import { descriptionOf } from '../stack/stack-state.ts';
import { rememberRoot, topOf } from './known-root.ts';
import { reconsiderStack } from './reconsider-stack.ts';
import { recordStackEvent } from './record-stack-event.ts';
import type { StepWorld } from './step-world.ts';

type World = StepWorld & { readonly cloudFormation: (place: Place) => CloudFormation };

/** A failure waits so long for news of its root stack, in milliseconds. */
const PATIENCE = 30_000;
/** And between two questions so long, in seconds. */
const PAUSE_SECONDS = 10;

/**
 * A resource that cannot be deleted may be of the clean-up after an update that went well, whose
 * events are late: the stack's status tells.
 */
async function rememberSuccess(
  event: StackEvent,
  status: string | undefined,
  world: World,
): Promise<void> {
  const { stackId, stack } = event;
  if (event.status !== 'DELETE_FAILED' || !status || !isSuccess(status)) return;
  const at = new Date(Date.parse(event.at) - 1).toISOString();
  const row = { at, stack, stackId, logicalId: stack, type: STACK_TYPE, physicalId: stackId };
  await world.stacks.putRow({ ...row, status });
}

/** Asks CloudFormation for the root of a stack. @returns undefined when it does not tell */
async function askedRoot(event: StackEvent, world: World): Promise<string | undefined> {
  const { stackId } = event;
  const read = await world.cloudFormation(stackResource(stackId)).stack(stackId);
  if ('error' in read || !read.value) return undefined;
  const root = read.value.RootId ?? stackId;
  if (root === stackId) await rememberSuccess(event, read.value.StackStatus, world);
  const at = new Date(world.now()).toISOString();
  const described = descriptionOf(read.value, at);
  await world.stacks.update(stackId, (state) => ({ ...state, root, described }));
  // Nested stacks inherit the mode and the tags of their root, which need not be asked any more.
  // Source: cloudformation-express-mode.html and cfn-resource-tags.html in
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/
  if (root !== stackId) {
    await world.stacks.update(root, (state) => ({ ...state, root, described }));
  }
  return root;
}

/**
 * Finds out to which root stack a failure belongs, and goes on with it from there. While neither
 * the table nor CloudFormation tells, it waits: but not for long, since a page is worth more than
 * the right stack's name.
 *
 * @param since ISO time at which it was first tried
 */
export async function placeStackEvent(
  event: StackEvent,
  since: string,
  world: World,
): Promise<void> {
  const { stackId, stack } = event;
  const top = await topOf(stackId, world);
  let root = top.isRoot ? top.id : await askedRoot(event, world);
  if (!root) {
    const waited = world.now() - Date.parse(since);
    if (mayBeNested(stack) && waited < PATIENCE) {
      const why = 'its root stack is unknown';
      return world.incidentsQueue.send({ stackEvent: event, since, why }, PAUSE_SECONDS);
    }
    root = top.id;
    await rememberRoot(stackId, root, world);
    world.log.warn('the root of a stack is unknown, so it is taken as its own', { stackId });
  }
  await recordStackEvent(event, root, world);
  await reconsiderStack(root, world);
}
