import { detectInOperation } from '../detection/operation-detection.ts';
import type { OperationDetection } from '../detection/stack-detector.ts';
import type { Operation } from '../stack/operation.ts';
import { overdueSince, usualMilliseconds, workFailures } from '../stack/operation-outcome.ts';
import { isFailed } from '../stack/stack-status.ts';
import { MINUTE } from '../text/iso-time.ts';
import { type Incident, isActive } from './incident.ts';

/** What becomes of the incidents of a root stack after a look at what is stored of it. */
export type OperationStep =
  /** An operation failed, and no incident is about it. `next` began meanwhile, if one did. */
  | {
      readonly do: 'open';
      readonly operation: Operation;
      readonly detection: OperationDetection;
      readonly next?: Operation | undefined;
    }
  /** The operation of an active incident went on. */
  | {
      readonly do: 'follow';
      readonly incident: Incident;
      readonly operation: Operation;
      readonly detection: OperationDetection | undefined;
      /** Since when it takes more than twice its usual time, ISO. */
      readonly overdueSince: string | undefined;
    }
  /** It failed again after the incident was resolved. */
  | {
      readonly do: 'reopen';
      readonly incident: Incident;
      readonly operation: Operation;
      readonly detection: OperationDetection;
    }
  /** What failed in its operation, or its end, became known after the incident was resolved. */
  | { readonly do: 'amend'; readonly incident: Incident; readonly operation: Operation }
  /** Another operation began: the incident of the one before is over. */
  | {
      readonly do: 'supersede';
      readonly incident: Incident;
      readonly operation: Operation;
      readonly next: Operation;
    };

/** An operation before the newest opens nothing after this time: its events would be hours late. */
const LATEST = 12 * 60 * MINUTE;

/** The operation that an incident is about: the one in which its trigger lies. */
export function operationOf(
  { trigger }: Pick<Incident, 'trigger'>,
  operations: readonly Operation[],
): Operation | undefined {
  const [at = ''] = trigger.split('#');
  return operations.findLast(({ startedAt }) => startedAt <= at) ?? operations[0];
}

/** The first failure in an operation after an ISO time. */
function failedAfter(operation: Operation, at: string): OperationDetection | undefined {
  const rows = operation.rows.filter((row) => row.at > at && isFailed(row.status));
  const failures = operation.failures.filter((one) => one.at > at);
  if (rows.length + failures.length === 0) return undefined;
  const [first] = [...rows, ...failures].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (!first) return undefined;
  const { status, reason, logicalId } = first;
  const said = reason ? `${logicalId} ${status}: ${reason}` : `${logicalId} ${status}`;
  return { detector: 'operation-failed', since: first.at, reason: said };
}

/** True when an incident that is over lacks failures, or the end, that came late. */
const lacks = ({ span, operation: told }: Incident, operation: Operation): boolean =>
  span !== undefined &&
  (span.failures < workFailures(operation).length ||
    (operation.endedAt !== undefined && told?.endedAt === undefined));

/**
 * @param operations of the root stack, the oldest first
 * @param incidents the newest of the root stack, the newest first
 */
export function operationSteps(
  operations: readonly Operation[],
  incidents: readonly Incident[],
  now: number,
): OperationStep[] {
  const byOperation = new Map<Operation, Incident>();
  for (const incident of incidents) {
    const operation = operationOf(incident, operations);
    if (operation && !byOperation.has(operation)) byOperation.set(operation, incident);
  }
  return operations.flatMap((operation, index): OperationStep[] => {
    const next = operations[index + 1];
    const incident = byOperation.get(operation);
    const usual = usualMilliseconds(operations.slice(0, index), operation.type);
    const detection = detectInOperation({ operation, usualMilliseconds: usual, now });
    if (!incident) {
      const isForgotten = next && now - Date.parse(detection?.since ?? '') > LATEST;
      return detection && !isForgotten ? [{ do: 'open', operation, detection, next }] : [];
    }
    if (isActive(incident)) {
      return next
        ? [{ do: 'supersede', incident, operation, next }]
        : [
            {
              do: 'follow',
              incident,
              operation,
              detection,
              overdueSince: overdueSince(operation, usual, now),
            },
          ];
    }
    const again = next ? undefined : failedAfter(operation, incident.resolvedAt ?? '');
    if (!again) return lacks(incident, operation) ? [{ do: 'amend', incident, operation }] : [];
    return incident.status === 'resolved'
      ? [{ do: 'reopen', incident, operation, detection: again }]
      : [{ do: 'open', operation, detection: again }];
  });
}
