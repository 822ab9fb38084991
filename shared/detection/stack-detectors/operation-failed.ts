import { isCancelled } from '../../stack/operation-outcome.ts';
import { isFailed, tellsOfFailure } from '../../stack/stack-status.ts';
import type { OperationDetection, OperationHistory, StackDetector } from '../stack-detector.ts';

/**
 * The stack's own status says that the operation failed: it rolls back, or it ends in one of the
 * `_FAILED` statuses. Of an update that a person cancelled only a rollback that fails is news.
 */
function detect({ operation }: OperationHistory): OperationDetection | undefined {
  const tells = isCancelled(operation) ? isFailed : tellsOfFailure;
  const first = operation.rows.find(({ status }) => tells(status));
  if (!first) return undefined;
  const { at, status, reason } = first;
  const said = reason ? `${status}: ${reason}` : status;
  return { detector: 'operation-failed', since: at, reason: said };
}

/** A creation, update, deletion or import that its stack reports as failed. */
export const operationFailed: StackDetector = { id: 'operation-failed', detect };
