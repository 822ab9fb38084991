import { METRICS } from '../names.ts';
import { stackResource } from '../resource.ts';
import { resourceFailure } from '../stack/resource-failure.ts';
import { isOwn, type StackEvent } from '../stack/stack-event.ts';
import type { StepWorld } from './step-world.ts';

/**
 * Stores what an event tells of an operation: a status of the root stack, or a resource that
 * failed, which may belong to a nested stack. Once, however often it is told.
 *
 * @param root the root stack's id
 */
export async function recordStackEvent(
  event: StackEvent,
  root: string,
  world: StepWorld,
): Promise<void> {
  if (isOwn(event) && event.stackId === root) await world.stacks.putRow(event);
  const failure = resourceFailure(event, root);
  if (!failure) return;
  const { key } = stackResource(root);
  if (!(await world.resourceFailures.put(key, failure, world.now()))) return;
  world.count(METRICS.failures);
  const { stack, logicalId, status, reason } = event;
  const fields = { resource: key, stack, logicalId, status, reason };
  world.log.info('resource failed', { what: 'resource-failed', ...fields });
}
