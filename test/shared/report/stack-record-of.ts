import type { StackEvidence } from '../../../shared/evidence/evidence.ts';
import type { Incident } from '../../../shared/incident/incident.ts';
import type { TimelineKind } from '../../../shared/incident/timeline.ts';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { stackResource } from '../../../shared/resource.ts';
import type { StackEvent } from '../../../shared/stack/stack-event.ts';
import { minute, STACK_ID } from '../../helpers/operations.ts';
import { recordOf } from './record-of.ts';

interface Given {
  /** The operation's newest status; it began at minute 0. */
  readonly status: string;
  readonly type?: NonNullable<Incident['operation']>['type'];
  readonly stack?: Partial<StackEvidence>;
  /** Steps of the operation after the opening: minute and kind. */
  readonly steps?: readonly (readonly [number, TimelineKind])[];
  readonly stackEvents?: readonly Omit<StackEvent, 'stackId'>[];
  readonly incident?: Partial<Incident>;
}

/** An incident of the root stack `shop-prod`, as it would be read for a page. */
export function stackRecordOf(given: Given): IncidentRecord {
  const { status, type = 'UPDATE', stack, steps = [], stackEvents, incident } = given;
  const evidence = {
    collectedAt: minute(20),
    stops: [],
    logs: [],
    missing: [],
    gaps: [],
    stack: { id: STACK_ID, name: 'shop-prod', status, ...stack },
  };
  const timeline = steps.map(([at, kind]) => ({ at: minute(at), kind }));
  const record = recordOf({
    evidence,
    incident: {
      resource: stackResource(STACK_ID),
      detector: 'resource-failed',
      operation: { type, status, startedAt: minute(0) },
      timeline: [{ at: minute(5), kind: 'opened' }, ...timeline],
      ...incident,
    },
  });
  return { ...record, evidence: { ...record.evidence, ...(stackEvents && { stackEvents }) } };
}
