import { causeOf } from '../diagnosis/diagnosis.ts';
import { PHASES } from '../failure/category.ts';
import { isOpening, lastResolution } from '../incident/timeline.ts';
import { CONDITIONS, isConditionName } from '../service/conditions.ts';
import { durationText } from './duration-text.ts';
import type { IncidentRecord, RecordedEntry } from './incident-record.ts';

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
  if (isConditionName(record.detector)) return CONDITIONS[record.detector].predicate;
  return record.resource.kind === 'stack' ? 'failed' : UNKNOWN_CONDITION;
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
  readonly resolved: RecordedEntry;
  readonly reopened: RecordedEntry;
}

/** The resolution before the newest opening, if the incident came back. */
export function resolutionBefore({ timeline }: IncidentRecord): Return | undefined {
  const opened = timeline.findLastIndex(isOpening);
  const reopened = timeline[opened];
  if (reopened?.kind !== 'reopened') return undefined;
  const resolved = lastResolution({ timeline: timeline.slice(0, opened) });
  return resolved && { resolved, reopened };
}

/** The newest rollback of the present opening. */
export function rollbackOf({ timeline }: IncidentRecord) {
  const opened = timeline.findLastIndex(isOpening);
  return timeline
    .slice(Math.max(0, opened))
    .findLast(({ kind }) => kind === 'deployment-rolled-back');
}

/** What was noted of a service whose health nobody could ask ECS about. */
export const unverified = ({ timeline }: IncidentRecord): string[] =>
  timeline
    .filter(({ kind }) => kind === 'health-unverified')
    .slice(-1)
    .map(({ what, why }) => (why ? `${what}: ${why}` : what));
