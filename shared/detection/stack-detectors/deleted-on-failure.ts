import type { OperationDetection, OperationHistory, StackDetector } from '../stack-detector.ts';

/**
 * A creation that ends in a deletion, which nobody asked for: with on-failure DELETE there is no
 * rollback, and DELETE_IN_PROGRESS is the first that the stack itself says.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
function detect({ operation }: OperationHistory): OperationDetection | undefined {
  if (operation.type !== 'CREATE') return undefined;
  const deletion = operation.rows.find(({ status }) => status === 'DELETE_IN_PROGRESS');
  if (!deletion) return undefined;
  const { at, status, reason } = deletion;
  return {
    detector: 'deleted-on-failure',
    since: at,
    reason: reason ? `${status}: ${reason}` : status,
  };
}

/** A stack that is deleted because its creation failed. */
export const deletedOnFailure: StackDetector = { id: 'deleted-on-failure', detect };
