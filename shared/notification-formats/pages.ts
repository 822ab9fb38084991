import { causeOf } from '../diagnosis.ts';
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

/** Of the reason why it was resolved. */
const WHY_BYTES = 500;

/** "2 tasks failed", with what ECS calls it. */
const tasks = (count: number) => `${count} ${count === 1 ? 'task' : 'tasks'} failed`;

function firstLine(record: IncidentRecord, reason: NotificationReason, now: number): string {
  const { resource, failures, detectedFrom, lastSeenAt } = record;
  const where = plainText(
    resource.cluster
      ? `${resource.name} in cluster ${resource.cluster}`
      : `${resource.kind} ${resource.name}`,
  );
  if (reason === 'resolved') {
    const lasted = durationText(Date.parse(lastSeenAt) - Date.parse(detectedFrom));
    const end = record.timeline.findLast(({ what }) => what === 'resolved');
    // What an operator wrote is one line too.
    const why = cutBytes(plainText(end?.why ?? 'resolved'), WHY_BYTES);
    return `RESOLVED: ${where}, ${why}. It had failed for ${lasted}: ${tasks(failures)}.`;
  }
  const since = `${detectedFrom.slice(11, 19)} UTC`;
  const ago = durationText(now - Date.parse(detectedFrom));
  const ended = record.resolvedAt ? ` It was resolved at ${record.resolvedAt}.` : '';
  return `${where} keeps crashing: ${tasks(failures)} since ${since} (${ago} ago).${ended}`;
}

/** `[Loopwatch] media keeps crashing (caseapp, us-east-1): connects to localhost:5432, ...` */
function subject(record: IncidentRecord, reason: NotificationReason): string {
  const { resource } = record;
  const place = `(${resource.cluster ? `${resource.cluster}, ` : ''}${resource.region})`;
  const cause = causeOf(record.diagnoses)?.title;
  const why = cause ? `: ${cause}` : '';
  const what = {
    opened: `${resource.name} keeps crashing ${place}${why || `: ${tasks(record.failures)}`}`,
    'cause-found': `cause found for ${resource.name} ${place}${why}`,
    'deployment-rolled-back': `deployment of ${resource.name} is rolled back ${place}${why}`,
    resolved: `RESOLVED ${resource.name} ${place}`,
  }[reason];
  return subjectText(`[Loopwatch] ${what}`);
}

const STATUS: Readonly<Record<NotificationReason, string>> = {
  opened: 'firing',
  'cause-found': 'update',
  'deployment-rolled-back': 'update',
  resolved: 'resolved',
};

/**
 * Routing keys of few values each, for filter policies; names and ids only, never log text. Ten at
 * most: a queue with raw delivery loses a message with more.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
function attributes(
  record: IncidentRecord,
  reason: NotificationReason,
  deduplicationKey: string,
): Record<string, string> {
  const { resource } = record;
  const values = {
    severity: reason === 'resolved' ? 'info' : 'critical',
    status: STATUS[reason],
    reason,
    account: resource.account,
    region: resource.region,
    cluster: resource.cluster ?? '',
    [resource.kind]: resource.name,
    category: causeOf(record.diagnoses)?.category ?? 'unknown',
    incidentId: record.id,
    deduplicationKey,
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, value.replace(/[^ -~]/g, '?')]),
  );
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
      ? [causeSection(record)]
      : [
          causeSection(record),
          proofSection(record),
          nextSection(record),
          seenSection(record),
          alsoSection(record),
        ];
  const text = [firstLine(record, reason, now), ...sections.filter((part) => part !== '')];
  // Whatever has to be cut, the links and the commands stay.
  const facts = plainText(factsSection(record, table), 'keep');
  const room = BODY_BYTES - Buffer.byteLength(facts) - 2;
  return {
    subject: subject(record, reason),
    body: `${cutBytes(plainText(text.join('\n\n'), 'keep'), room)}\n\n${facts}`,
    attributes: attributes(record, reason, deduplicationKey),
  };
}
