import { isOwn, nestedIdOf, type StackEvent } from './stack-event.ts';
import { ownReason } from './stack-reason.ts';

/** How far an operation had come when it first failed. */
export interface OperationProgress {
  /** Resources that it had created, updated or deleted. */
  readonly done: number;
  /** Resources that it was working on, by their logical ids; those of nested stacks, too. */
  readonly inProgress: readonly { readonly logicalId: string; readonly type: string }[];
}

/** More than this nobody reads. */
const NAMED = 20;

/**
 * How far an operation had come when its first resource failed.
 *
 * @param events of the operation, the oldest first
 * @param failedAt ISO time of the first failure
 */
export function operationProgress(
  events: readonly StackEvent[],
  failedAt: string,
): OperationProgress {
  const latest = new Map<string, StackEvent>();
  const read = new Set(events.map(({ stackId }) => stackId));
  for (const event of events) {
    // A nested stack is in progress while something in it is.
    if (isOwn(event) || read.has(nestedIdOf(event) ?? '')) continue;
    // What failed in the same second was given up: until then it was in progress.
    // What was given up was in progress, though that is told before the failure for which it was.
    if (event.status.endsWith('_FAILED') && event.reason && !ownReason(event.reason)) continue;
    if (event.at > failedAt || (event.at >= failedAt && event.status.endsWith('_FAILED'))) continue;
    latest.set(`${event.stackId} ${event.logicalId}`, event);
  }
  const failed = new Set(
    events.flatMap(({ at, status, stackId, logicalId }) =>
      at === failedAt && status.endsWith('_FAILED') ? `${stackId} ${logicalId}` : [],
    ),
  );
  const all = [...latest].filter(([key]) => !failed.has(key)).map(([, event]) => event);
  return {
    done: all.filter(({ status }) => status.endsWith('_COMPLETE')).length,
    inProgress: all
      .filter(({ status }) => status.endsWith('_IN_PROGRESS'))
      .slice(0, NAMED)
      .map(({ logicalId, type }) => ({ logicalId, type })),
  };
}
