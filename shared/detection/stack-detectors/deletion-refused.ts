import { outcomeOf } from '../../stack/operation-outcome.ts';
import type { OperationDetection, OperationHistory, StackDetector } from '../stack-detector.ts';

/** A deletion after which the stack is as it was: another stack imports what it exports. */
function detect({ operation }: OperationHistory): OperationDetection | undefined {
  if (outcomeOf(operation) !== 'refused') return undefined;
  const last = operation.rows.at(-1);
  if (!last) return undefined;
  return { detector: 'deletion-refused', since: last.at, reason: last.reason };
}

/** A stack whose deletion CloudFormation refuses. */
export const deletionRefused: StackDetector = { id: 'deletion-refused', detect };
