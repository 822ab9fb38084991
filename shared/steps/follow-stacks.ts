import { mayBeNested, stackNameOf } from '../stack/stack-event.ts';
import type { StackState } from '../stack/stack-state.ts';
import { forEachAlone } from './for-each-alone.ts';
import { reconsiderStack } from './reconsider-stack.ts';
import type { StepWorld } from './step-world.ts';

/** True of a stack that is a root as far as is known; who pages for one that may be nested? */
const isRoot = ({ parent, root, resource }: StackState): boolean =>
  resource !== undefined &&
  parent === undefined &&
  (root === resource.arn || (root === undefined && !mayBeNested(stackNameOf(resource.arn))));

/**
 * Judges the operations that go on: only the clock can see that one takes longer than usual.
 *
 * @returns the errors
 */
export const followStacks = (
  operating: readonly StackState[],
  world: StepWorld,
): Promise<unknown[]> =>
  forEachAlone(operating.filter(isRoot), async ({ resource }) => {
    if (resource) await reconsiderStack(resource.arn, world);
  });
