import { isEnd, isSuccess } from '../stack/own-status.ts';
import {
  isOwn,
  mayBeNested,
  mayTellOfFailure,
  type StackEvent,
  stackNameOf,
} from '../stack/stack-event.ts';
import type { Stacks } from '../table/stacks.ts';
import type { StepWorld } from './step-world.ts';

/** Stacks are seldom nested deeper than three levels; a ring of ids must end all the same. */
const DEEPEST = 20;

/** What the table tells of the stack at the top of a stack's tree. */
export interface Top {
  /** The highest stack that is known. */
  readonly id: string;
  /** True when it is the root for sure. */
  readonly isRoot: boolean;
}

/**
 * The root of a stack, as far as the table tells: DescribeStacks has named it, or the events of its
 * parents lead to a stack whose name nobody but a person can have given.
 */
export async function knownTop(
  stackId: string,
  stacks: Pick<Stacks, 'get'>,
): Promise<Top & { readonly isNamed: boolean }> {
  let id = stackId;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const state = await stacks.get(id);
    if (state?.root) return { id: state.root, isRoot: true, isNamed: true };
    if (!state?.parent) break;
    id = state.parent;
  }
  const isRoot = id !== stackId && !mayBeNested(stackNameOf(id));
  return { id, isRoot, isNamed: false };
}

/** The same, and keeps what it concluded: the next event asks only once. */
export async function topOf(stackId: string, world: Pick<StepWorld, 'stacks'>): Promise<Top> {
  const { id, isRoot, isNamed } = await knownTop(stackId, world.stacks);
  if (isRoot && !isNamed) await rememberRoot(stackId, id, world);
  return { id, isRoot };
}

/** Keeps a stack's root, which never changes. */
export async function rememberRoot(
  stackId: string,
  root: string,
  world: Pick<StepWorld, 'stacks'>,
): Promise<void> {
  await world.stacks.update(stackId, (state) => (state.root ? undefined : { ...state, root }));
}

/** True when a root stack, as far as is known, says that its operation has succeeded. */
export function isRootsSuccess(event: StackEvent, { id, isRoot }: Top): boolean {
  const { stackId, stack, status } = event;
  if (id !== stackId || (!isRoot && mayBeNested(stack))) return false;
  return isOwn(event) && isSuccess(status) && isEnd(status) && !mayTellOfFailure(event);
}
