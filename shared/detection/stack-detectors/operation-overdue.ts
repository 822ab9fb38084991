import { outcomeOf } from '../../stack/operation-outcome.ts';
import type { OperationDetection, OperationHistory, StackDetector } from '../stack-detector.ts';

/** An operation that takes longer than so many times the usual time is worth a look. */
const TIMES = 2;

/** CloudFormation waits for up to three hours for an ECS service, and says nothing meanwhile. */
function detect(history: OperationHistory): OperationDetection | undefined {
  const { operation, usualMilliseconds, now } = history;
  if (usualMilliseconds === undefined || outcomeOf(operation) !== 'in-progress') return undefined;
  const overdue = Date.parse(operation.startedAt) + TIMES * usualMilliseconds;
  if (now <= overdue) return undefined;
  const minutes = (milliseconds: number) => `${Math.round(milliseconds / 60_000)} min`;
  const usual = `it usually takes ${minutes(usualMilliseconds)}`;
  return {
    detector: 'operation-overdue',
    since: new Date(overdue).toISOString(),
    reason: `${operation.status} since ${operation.startedAt.slice(0, 19)}Z; ${usual}`,
  };
}

/** An operation in progress for more than twice its usual time. */
export const operationOverdue: StackDetector = { id: 'operation-overdue', detect };
