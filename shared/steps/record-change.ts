import { afterChange } from '../service/after-change.ts';
import { updateFromChange } from '../service/deployment.ts';
import type { ServiceChange } from '../service/service-change.ts';
import type { StepWorld } from './step-world.ts';

/** Stores what an event of the scheduler says: in the ledger of deployments, and of the service. */
export async function recordChange(change: ServiceChange, world: StepWorld): Promise<void> {
  const { resource, eventName, reason, deploymentId } = change;
  world.log.info('service event', { resource: resource.key, eventName, reason });
  const update = updateFromChange(change);
  if (update && deploymentId) await world.deployments.record(resource.key, deploymentId, update);
  await world.services.update(resource.key, (state) => afterChange(state, change, world.now()));
}
