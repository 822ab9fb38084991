import { matches } from '../../local/event-pattern-matcher.ts';
import type { Scenario } from '../../local/scenario.ts';
import { detectFirst } from '../../shared/detection/detection.ts';
import { parseEvent } from '../../shared/event/event.ts';
import { eventPatterns } from '../../shared/event/event-patterns.ts';
import type { Failure } from '../../shared/failure/failure.ts';
import { taskFailure } from '../../shared/failure/read-task-failure.ts';
import { serviceHistory } from '../../shared/incident/unsettled-history.ts';
import { conditionShown, serviceChange } from '../../shared/service/service-change.ts';
import { type Conditions, withCondition } from '../../shared/service/service-condition.ts';

const patterns = Object.values(eventPatterns());
const isAdmitted = (event: object) => patterns.some((pattern) => matches(pattern, event));

/** How many task events of a scenario the rules admit. */
export const admittedTaskEvents = ({ events }: Scenario): number =>
  events.filter(
    ({ event }) => event['detail-type'] === 'ECS Task State Change' && isAdmitted(event),
  ).length;

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };

interface Known {
  readonly failures: Map<string, Failure>;
  conditions: Conditions;
}

/** Adds what an event reports. @returns the name of its service */
function learn(event: object, known: Map<string, Known>): string | undefined {
  const parsed = parseEvent(JSON.stringify(event));
  const of = (name: string): Known => {
    const one = known.get(name) ?? { failures: new Map(), conditions: {} };
    known.set(name, one);
    return one;
  };
  if (parsed['detail-type'] === 'ECS Task State Change') {
    const stopped = taskFailure(parsed);
    if (!stopped?.failure.counts) return undefined;
    const { name } = stopped.resource;
    of(name).failures.set(stopped.failure.key, stopped.failure);
    return name;
  }
  const isOfService =
    parsed['detail-type'] === 'ECS Service Action' ||
    parsed['detail-type'] === 'ECS Deployment State Change';
  const change = isOfService ? serviceChange(parsed) : undefined;
  const shown = change && conditionShown(change);
  if (!change || !shown) return undefined;
  const service = of(change.resource.name);
  service.conditions = withCondition(service.conditions, shown, change) ?? service.conditions;
  return change.resource.name;
}

/**
 * When the events of a small service are enough for a first detection, by service, `HH:MM:SS`.
 * From events alone nobody can know sooner. It uses no table, queue or schedule, so that these can
 * be measured against it.
 */
export function earliestDetections({ events }: Scenario): ReadonlyMap<string, string> {
  const known = new Map<string, Known>();
  const found = new Map<string, string>();
  let now = 0;
  for (const { event, time } of events) {
    now = Math.max(now, time ?? 0);
    const name = isAdmitted(event) ? learn(event, known) : undefined;
    const service = known.get(name ?? '');
    if (!name || !service || found.has(name)) continue;
    const failures = [...service.failures.values()];
    const history = serviceHistory({ failures, service: { conditions: service.conditions } });
    if (detectFirst(history, THRESHOLDS))
      found.set(name, new Date(now).toISOString().slice(11, 19));
  }
  return found;
}

/**
 * The time of day of the first event with which a resource or a stack failed by itself, read from
 * the events alone.
 */
export function firstStackFailure({ events }: Scenario): string {
  const failed = events.find(({ event }) => {
    if (event.source !== 'aws.cloudformation') return false;
    const { 'status-details': said = {} } = event.detail as {
      'status-details'?: { status?: string; 'status-reason'?: string };
    };
    const isConsequence = /cancelled|Embedded stack/i.test(said['status-reason'] ?? '');
    const isDeleted = /Delete requested|cannot be deleted/.test(said['status-reason'] ?? '');
    return (/_FAILED|ROLLBACK/.test(said.status ?? '') && !isConsequence) || isDeleted;
  });
  return new Date(failed?.time ?? 0).toISOString().slice(11, 19);
}
