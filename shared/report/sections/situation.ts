import { lastOpening } from '../../incident/timeline.ts';
import { lastSegment } from '../../resource.ts';
import { type Comeback, comebackOf } from '../comeback.ts';
import { type ContainerExit, exitOf } from '../exit-text.ts';
import { type FailureMode, failureModeOf } from '../failure-mode.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { lastRollback } from '../last-rollback.ts';
import { type StackPhase, stackPhaseOf } from '../stack-phase.ts';

/** What fails, how, how often, since when, and in which state it is. Times are ISO. */
export interface SituationSection {
  readonly resource: IncidentRecord['resource'];
  readonly mode: FailureMode;
  /** Failed tasks, or for a stack failed resources. */
  readonly failures: number;
  readonly firstFailureAt: string;
  readonly lastFailureAt: string;
  /** For an incident that was resolved before and failed again. */
  readonly comeback?: Comeback | undefined;
  readonly rollback?:
    | {
        readonly at: string;
        readonly why?: string | undefined;
        readonly deployment?: string | undefined;
      }
    | undefined;
  readonly resolvedAt?: string | undefined;
  /** What goes on with a stack. */
  readonly stack?:
    | {
        readonly phase: StackPhase;
        readonly isExpress: boolean;
        /** Of an operation that takes long: since when, and how long it usually takes. */
        readonly usual?: string | undefined;
      }
    | undefined;
  /** Of a stack: the service that `tasks`, `exit` and `revision` are about, with its cluster. */
  readonly service?: string | undefined;
  /** The incident that told of it: this one sends no pages of its own. */
  readonly partOf?: string | undefined;
  readonly tasks?:
    | { readonly running: number; readonly desired: number; readonly pending: number }
    | undefined;
  /** How the newest task that failed ended. */
  readonly exit?: ContainerExit | undefined;
  /** The failing revision of the task definition: `media:7`. */
  readonly revision?: string | undefined;
}

/** What goes on with the resource of an incident. */
export function situationSection(record: IncidentRecord): SituationSection {
  const { service, stops, taskDefinition } = record.evidence;
  const rollback = lastRollback(record);
  const phase = stackPhaseOf(record);
  const usual = record.detector === 'operation-overdue' ? lastOpening(record)?.said : undefined;
  const waitsFor = record.evidence.stack?.service;
  const isExpress = record.evidence.stack?.isExpress === true;
  return {
    resource: record.resource,
    mode: failureModeOf(record),
    failures: record.failures,
    firstFailureAt: record.detectedFrom,
    lastFailureAt: record.lastSeenAt,
    comeback: comebackOf(record),
    rollback: rollback && { at: rollback.at, why: rollback.why, deployment: record.deployment },
    resolvedAt: record.resolvedAt,
    ...(phase && waitsFor && { service: waitsFor }),
    ...(phase && { stack: { phase, isExpress, ...(usual && { usual }) } }),
    ...(record.inhibitedBy && { partOf: record.inhibitedBy }),
    tasks: service && {
      running: service.runningCount,
      desired: service.desiredCount,
      pending: service.pendingCount,
    },
    exit: exitOf(stops?.[0]),
    revision: taskDefinition && lastSegment(taskDefinition.arn),
  };
}
