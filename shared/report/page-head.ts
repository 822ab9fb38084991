import { causeOf } from '../diagnosis/diagnosis.ts';
import { lastResolution } from '../incident/timeline.ts';
import type { NotificationReason } from '../notification/notification.ts';
import { lastSegment } from '../resource.ts';
import { subjectText } from '../text/subject-text.ts';
import { durationText } from './duration-text.ts';
import { exitText } from './exit-text.ts';
import {
  conditionOf,
  isSaidByCause,
  type Return,
  resolutionBefore,
  rollbackOf,
  UNKNOWN_CONDITION,
} from './headline-words.ts';
import type { IncidentRecord } from './incident-record.ts';
import { cut, failedText, placeOf, sentence } from './page-text.ts';
import { spanText, timeText } from './span-text.ts';

/** A place longer than this leaves a subject no room for the cause. */
const PLACE = 40;

/** The cluster goes first, then the end of the name. */
function shortPlace({ resource }: IncidentRecord): string {
  const place = placeOf(resource);
  const name = place.length <= PLACE ? place : placeOf({ name: resource.name });
  return name.length <= PLACE ? name : `${name.slice(0, PLACE - 3)}...`;
}

/** "2 tasks failed", "1 of 3 running": what there is to say while the cause is not known. */
function figure(record: IncidentRecord): string {
  const { service, stops } = record.evidence;
  const running = service && `${service.runningCount} of ${service.desiredCount} running`;
  return [failedText(record) || running, exitText(stops?.[0])].filter(Boolean).join(', ');
}

/** `[Loopwatch] prod/api: DB_HOST is not set, connects to localhost:5432`: SNS takes 99 ASCII characters. */
export function pageSubject(record: IncidentRecord, reason: NotificationReason): string {
  const place = shortPlace(record);
  const title = causeOf(record.diagnoses)?.title;
  const why = title ?? figure(record);
  const says = (what: string) => `${what}${why ? `: ${why}` : ''}`;
  const what = {
    opened: () => {
      if (resolutionBefore(record)) return says(`${place} is failing again`);
      return says(isSaidByCause(record) ? place : `${place} ${conditionOf(record)}`);
    },
    'cause-found': () => `${place}, cause found: ${why}`,
    'deployment-rolled-back': () => says(`${place} deployment rolled back`),
    resolved: () => {
      const end = lastResolution(record);
      return `RESOLVED ${place}${end?.why ? `: ${end.why}` : ''}`;
    },
  }[reason]();
  return subjectText(`[Loopwatch] ${what}`);
}

/** ": 2 tasks failed 17:48–17:51 UTC, 3 min", or since when it goes on. */
function extent(record: IncidentRecord, now: number): string {
  const { failures, detectedFrom, lastSeenAt } = record;
  if (failures > 0) return `: ${failedText(record)} ${spanText(detectedFrom, lastSeenAt, now)}`;
  const ago = durationText(now - Date.parse(detectedFrom));
  return `, since ${timeText(detectedFrom, now)} (${ago} ago)`;
}

/** "Running 0 of 1; app exited with 1; failing revision media:7": the state in one line. */
function stateLine({ evidence }: IncidentRecord): string {
  const { service, stops, taskDefinition } = evidence;
  const parts = [
    service && `Running ${service.runningCount} of ${service.desiredCount}`,
    service && service.pendingCount > 0 && `${service.pendingCount} pending`,
    exitText(stops?.[0]),
    taskDefinition && `failing revision ${lastSegment(taskDefinition.arn)}`,
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 ? sentence(parts.join('; ')) : '';
}

function rollbackLine(record: IncidentRecord, now: number): string[] {
  const rollback = rollbackOf(record);
  if (!rollback) return [];
  const which = record.deployment ? `Deployment ${cut(record.deployment)}` : 'The deployment';
  const said = `${which} was rolled back at ${timeText(rollback.at, now)}`;
  return [rollback.why ? `${said}: ${sentence(rollback.why)}` : `${said}.`];
}

/** What it does; of what came back first that it did. */
function predicate(record: IncidentRecord): string {
  const condition = conditionOf(record);
  if (!resolutionBefore(record)) return condition;
  return condition === UNKNOWN_CONDITION ? 'is failing again' : `is failing again (${condition})`;
}

function againLine({ resolved, reopened }: Return, now: number): string {
  const why = resolved.why ? ` (${cut(resolved.why)})` : '';
  return `It was resolved at ${timeText(resolved.at, now)}${why}, and is back since ${timeText(reopened.at, now)}.`;
}

/** The first lines of a page, which have to be enough: what, how much, since when, in which state. */
export function openingLines(
  record: IncidentRecord,
  reason: NotificationReason,
  now: number,
): string[] {
  const before = resolutionBefore(record);
  const rollback = rollbackLine(record, now);
  const isNews = reason === 'deployment-rolled-back';
  return [
    ...(isNews ? rollback : []),
    `${placeOf(record.resource)} ${predicate(record)}${extent(record, now)}.`,
    ...(before ? [againLine(before, now)] : []),
    ...(isNews ? [] : rollback),
    ...(record.resolvedAt ? [`It was resolved at ${timeText(record.resolvedAt, now)}.`] : []),
    stateLine(record),
  ].filter((line) => line !== '');
}
