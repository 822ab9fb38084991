import { serviceInRow } from '../stack/service-in-row.ts';
import { isOwn, nestedIdOf, type StackEvent } from '../stack/stack-event.ts';
import { afterLink, afterOwnEvent, withService } from '../stack/stack-state.ts';
import { topOf } from './known-root.ts';
import type { StepWorld } from './step-world.ts';

/** A nested stack that has incidents of its own already keeps them, and its root knows of it. */
async function linkNested(nested: string, parent: string, world: StepWorld): Promise<void> {
  let isOrphan = false;
  await world.stacks.update(nested, (state) => {
    isOrphan = state.root === nested;
    return afterLink(state, parent);
  });
  if (!isOrphan) return;
  const { id: root } = await topOf(parent, world);
  await world.stacks.update(root, (state) => {
    const { orphans = [] } = state;
    return orphans.includes(nested) ? undefined : { ...state, orphans: [...orphans, nested] };
  });
}

/**
 * Stores what an event of CloudFormation tells beside its status: whose nested stack a stack is,
 * and which stack waits for a service. Of a stack itself its newest status is kept.
 */
export async function linkStack(event: StackEvent, world: StepWorld): Promise<void> {
  const nested = nestedIdOf(event);
  if (nested) await linkNested(nested, event.stackId, world);
  if (isOwn(event)) {
    await world.stacks.update(event.stackId, (state) => afterOwnEvent(state, event));
  }
  const resource = serviceInRow(event);
  if (!resource) return;
  const { stackId: id, status, at } = event;
  await world.services.update(resource.key, (state) => {
    const known = state.stack;
    if ((known?.at ?? '') > at) return undefined;
    // A second row of the same status brings nothing new: since when it lasts is what counts.
    const since = known?.id === id && known.status === status ? (known.since ?? known.at) : at;
    return { ...state, stack: { id, status, at, since } };
  });
  const top = await topOf(id, world);
  await world.stacks.update(top.id, (state) => withService(state, resource.key));
}
