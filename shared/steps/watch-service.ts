import type { ServiceResource } from '../resource.ts';
import { type ServiceState, watched } from '../service/service-state.ts';
import type { StepWorld } from './step-world.ts';

/** Has reconcile look at the service from now on; writes only when it does not do so yet. */
export async function watchService(
  resource: ServiceResource,
  known: ServiceState | undefined,
  world: StepWorld,
): Promise<void> {
  const now = world.now();
  if (!watched(known, resource, now)) return;
  const watch = (state: ServiceState) => watched(state, resource, now);
  await world.services.update(resource.key, watch, known ? undefined : 'absent');
}
