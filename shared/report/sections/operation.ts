import { rootFailures } from '../../stack/root-failures.ts';
import { STACK_TYPE } from '../../stack/stack-event.ts';
import { messageIn } from '../../stack/stack-reason.ts';
import type { StackRow } from '../../stack/stack-row.ts';
import { isFailed } from '../../stack/stack-status.ts';
import type { IncidentRecord } from '../incident-record.ts';

/** A resource of a stack. */
export interface OperationResource {
  readonly logicalId: string;
  /** For example `AWS::RDS::DBInstance`. */
  readonly type?: string | undefined;
  /** The stack's name, if it is a nested one. */
  readonly nested?: string | undefined;
}

/** One thing that an operation did to a resource. Times are ISO. */
export interface ResourceStep extends OperationResource {
  readonly startedAt: string;
  /** In milliseconds; absent when its end is not among the events. */
  readonly took?: number | undefined;
  /** The last status of it: `CREATE_FAILED`, or still `CREATE_IN_PROGRESS`. */
  readonly status: string;
}

/** What the operation of a stack did, and how far it came. Times are ISO. */
export interface OperationSection {
  readonly type: NonNullable<IncidentRecord['operation']>['type'];
  readonly status: string;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  /** What failed first by itself, and when. */
  readonly failed?: (OperationResource & { readonly at: string }) | undefined;
  /** What else failed by itself, in the order of their times. */
  readonly others: readonly (OperationResource & {
    readonly at: string;
    readonly reason: string;
  })[];
  /** Resources that it had done when that failed. */
  readonly done?: number | undefined;
  /** What it was working on then. */
  readonly inProgress: readonly OperationResource[];
  readonly rollback?:
    | {
        readonly beganAt: string;
        /** Absent while it goes on. */
        readonly endedAt?: string | undefined;
        readonly hasFailed: boolean;
        /** The stack is deleted, since nothing was there before. */
        readonly isDeletion: boolean;
      }
    | undefined;
  readonly slowest: readonly (OperationResource & { readonly took: number })[];
  readonly isExpress: boolean;
  /** All that it did, in order; only where every event was read. */
  readonly steps: readonly ResourceStep[];
}

/** The first beginning and the last end of what undid the operation. */
function rollbackOf({ timeline, operation }: IncidentRecord): OperationSection['rollback'] {
  const began = timeline.find(({ kind }) => kind === 'rollback-began' || kind === 'deletion-began');
  if (!began) return undefined;
  const ended = timeline.findLast(
    ({ kind }) => kind === 'rolled-back' || kind === 'stack-deleted' || kind === 'rollback-failed',
  );
  const isOver = ended !== undefined && operation?.status.endsWith('_IN_PROGRESS') !== true;
  return {
    beganAt: began.at,
    ...(isOver && { endedAt: ended.at }),
    hasFailed: isOver && ended.kind === 'rollback-failed',
    isDeletion: began.kind === 'deletion-began',
  };
}

/** CREATE of CREATE_FAILED, so that the deletion of what was created is a step of its own. */
const actionOf = (status: string): string => status.slice(0, status.indexOf('_'));

const isRunning = ({ status }: Pick<ResourceStep, 'status'>) => status.endsWith('_IN_PROGRESS');

function stepsIn({ evidence, resource }: IncidentRecord): ResourceStep[] {
  const steps: ResourceStep[] = [];
  const newest = new Map<string, number>();
  for (const { stack, logicalId, type, status, at } of evidence.stackEvents ?? []) {
    if (type === STACK_TYPE && logicalId === stack) continue;
    const key = `${stack} ${logicalId} ${actionOf(status)}`;
    const index = newest.get(key) ?? -1;
    const before = steps[index];
    // A rollback may update again what was updated.
    const goesOn = before && (isRunning(before) || !isRunning({ status }));
    const startedAt = goesOn ? before.startedAt : at;
    const step: ResourceStep = {
      logicalId,
      type,
      ...(stack !== resource.name && { nested: stack }),
      startedAt,
      ...(goesOn && !isRunning({ status }) && { took: Date.parse(at) - Date.parse(startedAt) }),
      status,
    };
    if (goesOn) steps[index] = step;
    else newest.set(key, steps.push(step) - 1);
  }
  return steps;
}

/** What the operation of a stack's incident did; undefined of a service's. */
export function operationSection(record: IncidentRecord): OperationSection | undefined {
  const { operation, evidence, resource } = record;
  if (!operation) return undefined;
  const { rows = [], progress, slowest = [], isExpress = false } = evidence.stack ?? {};
  const isOfResource = ({ at, resource: id, stack }: StackRow) =>
    at !== undefined && id !== undefined && id !== stack;
  const failed = rows.filter((row) => isOfResource(row) && isFailed(row.status ?? ''));
  // Some fail without a word; what was cancelled has one.
  // What a hook refused fails twice: in the hook's words, and in those of its own row.
  const roots = rootFailures(rows)
    .filter(isOfResource)
    .filter(
      ({ resource: id, stack }, index, all) =>
        all.findIndex((one) => one.resource === id && one.stack === stack) === index,
    );
  const first = roots[0] ?? failed.find(({ reason }) => reason === '');
  const nestedOf = (stack: string | undefined) =>
    stack && stack !== resource.name ? { nested: stack } : {};
  return {
    ...operation,
    ...(first?.resource &&
      first.at && {
        failed: {
          logicalId: first.resource,
          type: first.type,
          ...nestedOf(first.stack),
          at: first.at,
        },
      }),
    others: roots.slice(1).map((row) => ({
      logicalId: row.resource ?? '',
      type: row.type,
      ...nestedOf(row.stack),
      at: row.at ?? '',
      reason: messageIn(row.reason),
    })),
    ...(progress && { done: progress.done }),
    inProgress: progress?.inProgress ?? [],
    rollback: rollbackOf(record),
    slowest: slowest.map(({ stack, logicalId, type, took: milliseconds }) => ({
      logicalId,
      type,
      ...nestedOf(stack),
      took: milliseconds,
    })),
    isExpress,
    steps: stepsIn(record),
  };
}
