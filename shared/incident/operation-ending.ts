import type { Operation } from '../stack/operation.ts';
import { outcomeOf } from '../stack/operation-outcome.ts';
import { MINUTE } from '../text/iso-time.ts';

/** How an operation ended of which nothing more will come. */
function endingOf(operation: Operation): string | undefined {
  switch (outcomeOf(operation)) {
    case 'rolled-back':
      return operation.type === 'CREATE'
        ? 'rolled back; of the stack only the name is left, and it can only be deleted'
        : 'rolled back, the stack is as it was before';
    case 'cancelled':
      return 'cancelled and rolled back, the stack is as it was before';
    case 'deleted':
      return 'the stack was deleted because its creation failed';
    case 'refused':
      return 'the deletion was refused, the stack is as it was before';
    default:
      return undefined;
  }
}

/**
 * Why the incident of a stack may be resolved, or undefined while it may not. An operation that
 * succeeded after all is over at once; one that was undone is over when it has been quiet. A stack
 * that is stuck is never over by itself.
 */
export function reasonToResolveStack(
  operation: Operation,
  now: number,
  quietMinutes: number,
): string | undefined {
  const { type, startedAt, endedAt } = operation;
  if (!endedAt) return undefined;
  if (outcomeOf(operation) === 'succeeded') {
    const took = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / MINUTE);
    return `the ${type.toLowerCase()} completed after ${took} min`;
  }
  const isQuiet = now - Date.parse(endedAt) >= quietMinutes * MINUTE;
  return isQuiet ? endingOf(operation) : undefined;
}
