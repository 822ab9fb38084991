import type { OperationDetection } from '../detection/stack-detector.ts';
import type { StackResource } from '../resource.ts';
import type { Operation } from '../stack/operation.ts';
import { isSuccess } from '../stack/own-status.ts';
import type { StackEvent } from '../stack/stack-event.ts';
import { isFailed, isRollback } from '../stack/stack-status.ts';
import type { Span } from './failure-span.ts';
import { type Incident, isActive, type OperationSummary } from './incident.ts';
import { LOOPWATCH, resolveIncident } from './incident-transitions.ts';
import { nextIncident } from './opening.ts';
import { noted, type OperationStepKind, type TimelineEntry } from './timeline.ts';

const summaryOf = ({ type, status, startedAt, endedAt }: Operation): OperationSummary => ({
  type,
  status,
  startedAt,
  ...(endedAt && { endedAt }),
});

/** What a status of the stack itself means for an operation that failed, if it means anything. */
function kindOf({ status }: StackEvent, { type }: Operation): OperationStepKind | undefined {
  if (isRollback(status)) {
    if (status.endsWith('ROLLBACK_IN_PROGRESS')) return 'rollback-began';
    if (isFailed(status)) return 'rollback-failed';
    return status.endsWith('_COMPLETE') ? 'rolled-back' : undefined;
  }
  if (isFailed(status)) return 'operation-failed';
  if (type === 'CREATE' && status === 'DELETE_IN_PROGRESS') return 'deletion-began';
  if (status === 'DELETE_COMPLETE') return 'stack-deleted';
  // A deletion that is refused leaves the stack in the status that it had.
  if (type === 'DELETE' && isSuccess(status)) return 'operation-failed';
  return isSuccess(status) && status.endsWith('_COMPLETE') ? 'operation-completed' : undefined;
}

const entriesOf = (operation: Operation): TimelineEntry[] =>
  operation.rows.flatMap((row) => {
    const kind = kindOf(row, operation);
    return kind ? [{ at: row.at, kind, why: row.reason ?? row.status }] : [];
  });

/** One that was opened for this reason says so itself, and one line is enough. */
const overdueEntry = ({ detector, timeline }: Incident, at: string | undefined): TimelineEntry[] =>
  at === undefined ||
  detector === 'operation-overdue' ||
  timeline.some(({ kind }) => kind === 'operation-overdue')
    ? []
    : [{ at, kind: 'operation-overdue' }];

/**
 * The incident with what has become of its operation, each step once in its timeline.
 *
 * @param overdueSince since when it takes more than twice its usual time, ISO
 * @returns undefined when nothing of it is new
 */
export function followed(
  incident: Incident,
  operation: Operation,
  detection: OperationDetection | undefined,
  overdueSince?: string,
): Incident | undefined {
  const known = new Set(incident.timeline.map(({ kind, at }) => `${kind} ${at}`));
  const told = [...entriesOf(operation), ...overdueEntry(incident, overdueSince)];
  const fresh = told.filter(({ kind, at }) => !known.has(`${kind} ${at}`));
  const detector = detection?.detector ?? incident.detector;
  const summary = summaryOf(operation);
  const isSame = JSON.stringify(summary) === JSON.stringify(incident.operation);
  if (fresh.length === 0 && isSame && detector === incident.detector) return undefined;
  const next = fresh.reduce<Incident>((before, entry) => noted(before, entry), incident);
  return { ...next, detector, operation: summary };
}

const WORDS = {
  CREATE: 'creation',
  UPDATE: 'update',
  DELETE: 'deletion',
  IMPORT: 'import',
} as const;

/** "the update that began at 2026-01-16 17:32:07 UTC": one may follow another within seconds. */
const nameOf = ({ type, startedAt }: Operation): string =>
  `the ${WORDS[type]} that began at ${startedAt.slice(0, 19).replace('T', ' ')} UTC`;

/** The incident of an operation, resolved because the stack's next operation has begun. */
export function superseded(
  incident: Incident,
  operation: Operation,
  next: Operation,
  span: Span | undefined,
): Incident | undefined {
  if (!isActive(incident)) return undefined;
  const last = followed(incident, operation, undefined) ?? incident;
  const why = `superseded by ${nameOf(next)}`;
  return resolveIncident(last, { who: LOOPWATCH, why }, span, Date.parse(next.startedAt));
}

/** The incident of an operation that failed. */
export function operationIncident(
  resource: StackResource,
  operation: Operation,
  detection: OperationDetection,
  now: number,
  previous?: Incident,
): Incident {
  const bare = nextIncident(resource, { ...detection, failures: [] }, now, previous);
  const { after: _after, ...incident } = bare;
  return followed(incident, operation, detection) ?? incident;
}
