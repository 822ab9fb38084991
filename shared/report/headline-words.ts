import { causeOf } from '../diagnosis/diagnosis.ts';
import { PHASES } from '../failure/category.ts';
import type { TimelineEntry } from '../incident/incident.ts';
import { durationText } from './duration-text.ts';
import type { IncidentRecord } from './incident-record.ts';

/** By detector: the predicate of the service's name. Those of a loop depend on how it fails. */
const CONDITIONS: Readonly<Record<string, string>> = {
  'deployment-failed': 'failed to deploy',
  'deployment-rolled-back': 'had its deployment rolled back',
  'start-impaired': 'cannot start tasks reliably',
  'placement-failed': 'cannot place its tasks',
  'configuration-failed': 'cannot start tasks as it is configured',
  'deployment-stalled': 'is stuck in a deployment',
  'tasks-unhealthy': 'fails its health check, though its tasks run',
  'below-desired': 'runs fewer tasks than it should',
  'stack-failed': 'failed',
};

/** While nobody knows how. */
export const UNKNOWN_CONDITION = 'keeps failing';

const LOOPS = ['restart-loop', 'slow-loop'];

/** How a loop's tasks fail, as far as the newest of them tells. */
function loopCondition(record: IncidentRecord): string {
  const { evidence, diagnoses, failures, detectedFrom, lastSeenAt } = record;
  const phase = evidence.stops?.[0]?.phase ?? causeOf(diagnoses)?.phase;
  if (!phase) return UNKNOWN_CONDITION;
  if (phase === 'health') return 'fails its health check';
  if (PHASES.indexOf(phase) <= PHASES.indexOf('start')) return 'cannot start';
  const verb = evidence.stops?.[0]?.category === 'exits_zero' ? 'exiting' : 'crashing';
  if (record.detector !== 'slow-loop' || failures < 2) return `keeps ${verb}`;
  const every = (Date.parse(lastSeenAt) - Date.parse(detectedFrom)) / (failures - 1);
  return `keeps ${verb}, about every ${durationText(every)}`;
}

/** What goes on, as the predicate of the service's name: "keeps crashing", "cannot place its tasks". */
export function conditionOf(record: IncidentRecord): string {
  if (LOOPS.includes(record.detector)) return loopCondition(record);
  return (
    CONDITIONS[record.detector] ?? (record.resource.kind === 'stack' ? 'failed' : UNKNOWN_CONDITION)
  );
}

/** True when a cause says it all, so that a subject needs no condition before it. */
export function isSaidByCause(record: IncidentRecord): boolean {
  const cause = causeOf(record.diagnoses);
  if (!cause || !LOOPS.includes(record.detector)) return false;
  const condition = loopCondition(record);
  return condition.startsWith('keeps') || cause.category.startsWith('health_check');
}

/** An incident that came back: how it was resolved, and since when it fails again. */
export interface Return {
  readonly resolved: TimelineEntry;
  readonly reopened: TimelineEntry;
}

/** The resolution before the newest opening, if the incident came back. */
export function resolutionBefore({ timeline }: IncidentRecord): Return | undefined {
  const opened = timeline.findLastIndex(({ what }) => what === 'opened' || what === 'reopened');
  if (timeline[opened]?.what !== 'reopened') return undefined;
  const reopened = timeline[opened];
  const resolved = timeline.slice(0, opened).findLast(({ what }) => what === 'resolved');
  return resolved && reopened ? { resolved, reopened } : undefined;
}

/** The newest rollback of the present opening. */
export function rollbackOf({ timeline }: IncidentRecord) {
  const opened = timeline.findLastIndex(({ what }) => what === 'opened' || what === 'reopened');
  return timeline.slice(Math.max(0, opened)).findLast(({ what }) => /rolled back$/.test(what));
}

/** What was noted of a service whose health nobody could ask ECS about. */
export const unverified = ({ timeline }: IncidentRecord): string[] =>
  timeline
    .filter(({ what }) => /\bhealth\b.*\bverif/i.test(what))
    .slice(-1)
    .map(({ what, why }) => (why ? `${what}: ${why}` : what));
