import type { Operation } from './operation.ts';
import { isOwn, nestedIdOf, type StackEvent } from './stack-event.ts';
import { isRollback } from './stack-status.ts';

/** A resource and how long an operation worked on it. */
export interface SlowResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** In milliseconds. */
  readonly took: number;
}

/** What only the events of an operation tell, which are read back when it has ended. */
export interface OperationFacts {
  readonly endedAt: string;
  /** As the API tells it, to the millisecond. */
  readonly startedAt?: string | undefined;
  /** The longest first. */
  readonly slowest: readonly SlowResource[];
  readonly correlation?: string | undefined;
}

/** Resources named as the slowest. */
const SLOWEST = 5;

/** When the rollback of each stack began. */
function rollbacksIn(events: readonly StackEvent[]): ReadonlyMap<string, string> {
  const began = new Map<string, string>();
  for (const event of events) {
    const { stackId, status, at } = event;
    if (isOwn(event) && isRollback(status) && !began.has(stackId)) began.set(stackId, at);
  }
  return began;
}

/**
 * How long an operation worked on each resource, the rollback left out; the longest first. A nested
 * stack takes as long as its slowest resource, which says more.
 */
export function slowestResources(events: readonly StackEvent[]): SlowResource[] {
  const read = new Set(events.map(({ stackId }) => stackId));
  const undone = rollbacksIn(events);
  const begun = new Map<string, StackEvent>();
  const slow: SlowResource[] = [];
  for (const event of events) {
    if (isOwn(event) || read.has(nestedIdOf(event) ?? '')) continue;
    const { stackId, stack, logicalId, type, status, at } = event;
    if (at > (undone.get(stackId) ?? at)) continue;
    const key = `${stackId} ${logicalId}`;
    if (/^(?:CREATE|UPDATE|IMPORT|DELETE)_IN_PROGRESS$/.test(status)) {
      // A second row in progress only brings the physical id.
      if (begun.get(key)?.status !== status) begun.set(key, event);
      continue;
    }
    const start = begun.get(key);
    if (!start) continue;
    begun.delete(key);
    slow.push({ stack, logicalId, type, took: Date.parse(at) - Date.parse(start.at) });
  }
  return slow.sort((a, b) => b.took - a.took).slice(0, SLOWEST);
}

/** The facts about an operation, if there are any: its end is among its times. */
export const factsAbout = (
  { startedAt, endedAt }: Operation,
  facts: readonly OperationFacts[],
): OperationFacts | undefined =>
  endedAt ? facts.find((one) => one.endedAt >= startedAt && one.endedAt <= endedAt) : undefined;
