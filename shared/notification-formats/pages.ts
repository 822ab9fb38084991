import { durationText } from '../duration.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { cutBytes } from '../log-lines/cut-bytes.ts';
import { plainText } from '../log-lines/plain-text.ts';
import { subjectText } from '../log-lines/subject-text.ts';
import type { Message, NotificationReason } from '../notification.ts';
import {
  alsoSection,
  causeSection,
  factsSection,
  nextSection,
  proofSection,
  seenSection,
} from './page-sections.ts';

/** SNS takes 256 KiB with attributes; a person at 3 a.m. takes less. */
const BODY_BYTES = 24 * 1024;

const best = ({ diagnoses }: IncidentRecord) => diagnoses.find(({ past }) => !past);

/** "2 tasks failed", with what ECS calls it. */
const tasks = (count: number) => `${count} ${count === 1 ? 'task' : 'tasks'} failed`;

function firstLine(record: IncidentRecord, reason: NotificationReason, now: number): string {
  const { resource, failures, detectedFrom, lastSeenAt } = record;
  const where = `${resource.name} in cluster ${resource.cluster}`;
  if (reason === 'resolved') {
    const lasted = durationText(Date.parse(lastSeenAt) - Date.parse(detectedFrom));
    const end = record.timeline.findLast(({ what }) => what === 'resolved');
    return `RESOLVED: ${where}, ${end?.why ?? 'resolved'}. It had failed for ${lasted}: ${tasks(failures)}.`;
  }
  const since = `${detectedFrom.slice(11, 19)} UTC`;
  const ago = durationText(now - Date.parse(detectedFrom));
  const ended = record.resolvedAt ? ` It was resolved at ${record.resolvedAt}.` : '';
  return `${where} keeps crashing: ${tasks(failures)} since ${since} (${ago} ago).${ended}`;
}

/** `[Loopwatch] media keeps crashing (caseapp, us-east-1): connects to localhost:5432, ...` */
function subject(record: IncidentRecord, reason: NotificationReason): string {
  const { resource } = record;
  const place = `(${resource.cluster}, ${resource.region})`;
  const cause = best(record)?.title ?? record.diagnoses[0]?.title;
  const why = cause ? `: ${cause}` : '';
  const what = {
    opened: `${resource.name} keeps crashing ${place}${why || `: ${tasks(record.failures)}`}`,
    'cause-found': `cause found for ${resource.name} ${place}${why}`,
    resolved: `RESOLVED ${resource.name} ${place}`,
  }[reason];
  return subjectText(`[Loopwatch] ${what}`);
}

/** Routing keys of few values each, for filter policies; names and ids only, never log text. */
function attributes(
  record: IncidentRecord,
  reason: NotificationReason,
  deduplicationKey: string,
): Record<string, string> {
  const { resource } = record;
  const values = {
    severity: reason === 'resolved' ? 'info' : 'critical',
    status: { opened: 'firing', 'cause-found': 'update', resolved: 'resolved' }[reason],
    reason,
    kind: resource.kind,
    account: resource.account,
    region: resource.region,
    cluster: resource.cluster ?? '',
    service: resource.name,
    category: best(record)?.category ?? 'unknown',
    incidentId: record.id,
    deduplicationKey,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/**
 * The page: what, since when, how many, why, the proof, what to do, seen before, and where to look.
 * The commands are ready to paste, hence `table`, the table's name.
 * Plain text, since it is read in a mail; log text is quoted with a bar, so it cannot pass for ours.
 */
export function pageMessage(
  record: IncidentRecord,
  reason: NotificationReason,
  deduplicationKey: string,
  now: number,
  table: string,
): Message {
  const sections =
    reason === 'resolved'
      ? [causeSection(record), factsSection(record, table)]
      : [
          causeSection(record),
          proofSection(record),
          nextSection(record),
          seenSection(record),
          alsoSection(record),
          factsSection(record, table),
        ];
  const text = [firstLine(record, reason, now), ...sections.filter((part) => part !== '')];
  return {
    subject: subject(record, reason),
    body: cutBytes(plainText(text.join('\n\n'), 'keep'), BODY_BYTES),
    attributes: attributes(record, reason, deduplicationKey),
  };
}
