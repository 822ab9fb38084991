import { STACK_TYPE, type StackEvent } from './stack-event.ts';

/** An event as it is kept for long: its stack's id would be most of it. */
export type KeptEvent = Omit<StackEvent, 'stackId' | 'token'>;

/** The ids of the stacks in these events, by their names, which are unique within an operation. */
function idsIn(
  kept: readonly KeptEvent[],
  known: readonly StackEvent[],
): ReadonlyMap<string, string> {
  // A row about the stack itself has its id as the physical one.
  const own = kept.flatMap(({ type, logicalId, stack, physicalId }) =>
    type === STACK_TYPE && logicalId === stack && physicalId ? [[stack, physicalId] as const] : [],
  );
  return new Map([...own, ...known.map(({ stack, stackId }) => [stack, stackId] as const)]);
}

/**
 * Events as they were before they were kept. Those of a stack whose id nothing tells are left out.
 *
 * @param known events of the same operation
 */
export function restored(kept: readonly KeptEvent[], known: readonly StackEvent[]): StackEvent[] {
  const ids = idsIn(kept, known);
  return kept.flatMap((event) => {
    const stackId = ids.get(event.stack);
    return stackId ? [{ ...event, stackId }] : [];
  });
}
