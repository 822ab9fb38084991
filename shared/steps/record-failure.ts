import type { TaskFailure } from '../failure/read-task-failure.ts';
import { METRICS } from '../names.ts';
import type { StepWorld } from './step-world.ts';

/**
 * Stores a task's failure, once however often it is told of. Whoever resolves an incident writes
 * before it reads as well, so one of the two sees the other.
 *
 * @returns false for a stop that is nobody's failure, which is not stored
 */
export async function recordFailure(
  { resource, failure, classification }: TaskFailure,
  world: StepWorld,
): Promise<boolean> {
  const { taskArn, counts, stoppedReason, category, containers } = failure;
  if (classification.benign) {
    world.count(METRICS.benignStops);
    world.log.info('benign stop', { taskArn, category: classification.category });
    return false;
  }
  const stored = await world.failures.put(resource.key, failure, world.now());
  if (stored === 'new') {
    world.count(METRICS.failures);
    const exitCodes = containers.flatMap(({ exitCode }) => exitCode ?? []);
    const fields = { resource: resource.key, taskArn, counts, stoppedReason, category, exitCodes };
    world.log.info('task failed', { what: 'task-failed', ...fields });
  }
  return true;
}
