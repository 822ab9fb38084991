import { outcomeOf, overdueSince } from '../../stack/operation-outcome.ts';
import { MINUTE } from '../../text/iso-time.ts';
import type { OperationDetection, OperationHistory, StackDetector } from '../stack-detector.ts';

/** CloudFormation waits for up to three hours for an ECS service, and says nothing meanwhile. */
function detect(history: OperationHistory): OperationDetection | undefined {
  const { operation, usualMilliseconds = 0, now } = history;
  const since = overdueSince(operation, history.usualMilliseconds, now);
  if (since === undefined || outcomeOf(operation) !== 'in-progress') return undefined;
  const usual = `it usually takes ${Math.round(usualMilliseconds / MINUTE)} min`;
  return {
    detector: 'operation-overdue',
    since,
    reason: `${operation.status} since ${operation.startedAt.slice(0, 19)}Z; ${usual}`,
  };
}

/** An operation in progress for more than twice its usual time. */
export const operationOverdue: StackDetector = { id: 'operation-overdue', detect };
