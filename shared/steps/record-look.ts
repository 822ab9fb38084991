import { enoughFailures } from '../incident/unsettled-history.ts';
import type { ServiceResource } from '../resource.ts';
import { afterLook } from '../service/after-look.ts';
import { updateFromLook } from '../service/deployment.ts';
import { deploymentLedger } from '../service/deployment-ledger.ts';
import type { ServiceLook } from '../service/service-look.ts';
import type { ServiceState } from '../service/service-state.ts';
import { readHistory } from '../table/history.ts';
import { openIncident } from './open-incident.ts';
import type { StepWorld } from './step-world.ts';

/** Writes to the ledger when a deployment is new, or has changed its state, since the last look. */
async function recordDeployments(
  resource: ServiceResource,
  state: ServiceState,
  look: ServiceLook,
  at: string,
  world: StepWorld,
) {
  const { primary, deployments } = look;
  const { deploymentId, state: known } = state.rollout ?? {};
  if (!primary?.id || (primary.id === deploymentId && primary.rolloutState === known)) return;
  for (const described of deployments) {
    const update = updateFromLook(described, at);
    if (update && described.id) await world.deployments.record(resource.key, described.id, update);
  }
}

/** Tasks that must have failed before a deployment counts as failing. */
const FAILING = 2;

/** How long the service's deployments usually take. Read only while one is going on. */
async function usualTime(resource: ServiceResource, look: ServiceLook, world: StepWorld) {
  if (look.rolloutState !== 'IN_PROGRESS') return undefined;
  return deploymentLedger(await world.deployments.of(resource.key)).usualMilliseconds;
}

/**
 * Stores what a look at a service shows, and opens or completes its incident if that, or what is
 * stored already, is a reason to. So nothing is lost with an event that never came, or that nobody
 * could work on.
 *
 * @returns what is stored of the service now
 */
export async function recordLook(
  resource: ServiceResource,
  look: ServiceLook | undefined,
  world: StepWorld,
): Promise<ServiceState> {
  const at = new Date(world.now()).toISOString();
  let history = await readHistory(world.documents, resource.key, ({ service }) =>
    enoughFailures(service),
  );
  const state = history.service ?? {};
  // A single task may fail for any reason, and what failed before the last progress stops nothing.
  const since = state.rollout?.progressAt ?? '';
  const failed = history.failures.filter(
    ({ counts, deploymentId, failedAt }) =>
      counts && deploymentId === look?.primary?.id && failedAt > since,
  );
  const context = {
    at,
    isFailing: failed.length >= FAILING || (look?.primary?.failedTasks ?? 0) >= FAILING,
    usualMilliseconds: look && (await usualTime(resource, look, world)),
  };
  if (look) await recordDeployments(resource, state, look, at, world);
  if (afterLook(state, look, context)) {
    let left: ServiceState | undefined;
    await world.services.update(resource.key, (stored) => {
      left = afterLook({ ...stored, resource }, look, context);
      return left;
    });
    history = { ...history, service: left ?? history.service };
  }
  if (look) await openIncident(resource, history, world);
  return history.service ?? {};
}
