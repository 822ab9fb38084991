import { operationsOf } from '../stack/operation.ts';
import { workFailures } from '../stack/operation-outcome.ts';
import type { ResourceFailure } from '../stack/resource-failure.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import { tellsOfFailure } from '../stack/stack-status.ts';
import type { Span } from './failure-span.ts';
import type { Incident } from './incident.ts';
import { operationOf } from './operation-incidents.ts';

/**
 * The numbers of a stack's incident: the resources that failed in its operation, and when it first
 * and last failed; a rollback that goes on keeps it from being quiet.
 *
 * @param rows what became of the root stack itself
 */
export function operationSpan(
  incident: Incident,
  rows: readonly StackEvent[],
  failures: readonly ResourceFailure[],
): Span | undefined {
  const operation = operationOf(incident, operationsOf(rows, failures));
  if (!operation) return undefined;
  const ours = workFailures(operation);
  const told = operation.rows.filter(({ status }) => tellsOfFailure(status));
  const times = [...ours, ...told].map(({ at }) => at).sort();
  const since = incident.since ?? incident.openedAt;
  return {
    failures: ours.length,
    detectedFrom: times[0] ?? since,
    lastSeenAt: times.at(-1) ?? since,
    longestGap: 0,
  };
}
