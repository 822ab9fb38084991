import type { CloudFormation } from '../aws/cloudformation.ts';
import { collectOperation } from '../collect/collect-operation.ts';
import { COLLECT_MILLISECONDS } from '../evidence/evidence.ts';
import { type Place, stackResource } from '../resource.ts';
import { operationsOf } from '../stack/operation.ts';
import { slowestResources } from '../stack/operation-facts.ts';
import { descriptionOf } from '../stack/stack-state.ts';
import { readStackHistory } from '../table/stack-history.ts';
import type { StepWorld } from './step-world.ts';

type World = StepWorld & { readonly cloudFormation: (place: Place) => CloudFormation };

/**
 * Keeps of an operation that succeeded what will not be to be had for long: how long each resource
 * took. If it cannot be read, the ledger lacks it, and that is all.
 */
export async function recordOperation(
  stackId: string,
  endedAt: string,
  world: World,
): Promise<void> {
  const resource = stackResource(stackId);
  const { rows, failures } = await readStackHistory(world.documents, resource.key);
  const operation = operationsOf(rows, failures).find((one) => one.endedAt === endedAt);
  if (!operation) return;
  const cloudFormation = world.cloudFormation(resource);
  const deadline = world.now() + COLLECT_MILLISECONDS;
  const reader = { cloudFormation, now: world.now };
  const described = await cloudFormation.stack(stackId);
  const at = new Date(world.now()).toISOString();
  const said = 'value' in described && described.value;
  const correlation = said ? descriptionOf(said, at).correlation : undefined;
  const { events } = await collectOperation(stackId, operation, false, reader, deadline);
  if (events.length === 0 && !correlation) return;
  const slowest = slowestResources(events);
  const startedAt = events[0]?.at;
  await world.stacks.putFacts(resource.key, { endedAt, startedAt, slowest, correlation });
}
