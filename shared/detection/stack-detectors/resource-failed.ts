import { workFailures } from '../../stack/operation-outcome.ts';
import type { OperationDetection, OperationHistory, StackDetector } from '../stack-detector.ts';

/**
 * The first resource that failed for a reason of its own: minutes before the stack itself says so,
 * since CloudFormation waits for what is in progress. What cannot be deleted in the clean-up after
 * an update is a note, and what a rollback cannot delete fails the rollback, if it matters.
 */
function detect({ operation }: OperationHistory): OperationDetection | undefined {
  const [first] = workFailures(operation);
  if (!first) return undefined;
  const { at, logicalId, status, reason } = first;
  const said = reason ? `${logicalId} ${status}: ${reason}` : `${logicalId} ${status}`;
  return { detector: 'resource-failed', since: at, reason: said };
}

/** A resource of a stack, or of one of its nested stacks, that failed. */
export const resourceFailed: StackDetector = { id: 'resource-failed', detect };
