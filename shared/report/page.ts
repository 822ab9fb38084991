import { causeOf } from '../diagnosis/diagnosis.ts';
import type { Message, NotificationReason } from '../notification/notification.ts';
import { cutBytes } from '../text/cut-bytes.ts';
import { plainText } from '../text/plain-text.ts';
import type { IncidentRecord } from './incident-record.ts';
import { openingLines, pageSubject } from './page-head.ts';
import { placeOf } from './page-text.ts';
import { alsoSection, notCheckedSection } from './sections/also.ts';
import { causeSection } from './sections/cause.ts';
import { changedSection } from './sections/changed.ts';
import { factsSection, lastingFactsSection } from './sections/facts.ts';
import { nextSection } from './sections/next.ts';
import { outcomeLine, wasSection } from './sections/outcome.ts';
import { proofSections } from './sections/proof.ts';
import { seenSection } from './sections/seen.ts';

/** SNS takes 256 KiB with attributes; a person at 3 a.m. takes less. */
const BODY_BYTES = 24 * 1024;

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
  const text = reason === 'resolved' ? overParts(record, now) : parts(record, reason, now);
  // Whatever has to be cut, the links and the commands stay.
  const last = reason === 'resolved' ? lastingFactsSection : factsSection;
  const facts = plainText(last(record, table), 'keep');
  const room = BODY_BYTES - Buffer.byteLength(facts) - 2;
  const whole = text.filter((part) => part !== '').join('\n\n');
  return {
    subject: pageSubject(record, reason),
    body: `${cutBytes(plainText(whole, 'keep'), room)}\n\n${facts}`,
    attributes: attributes(record, reason, deduplicationKey),
  };
}

function parts(record: IncidentRecord, reason: NotificationReason, now: number): string[] {
  return [
    openingLines(record, reason, now).join('\n'),
    causeSection(record),
    ...proofSections(record),
    changedSection(record),
    nextSection(record),
    seenSection(record),
    alsoSection(record),
    notCheckedSection(record),
  ];
}

/** Of what is over only what is true now: the evidence is of a time when it failed. */
const overParts = (record: IncidentRecord, now: number): string[] => [
  `RESOLVED: ${placeOf(record.resource)}, ${outcomeLine(record, now)}.`,
  wasSection(record, now),
  seenSection(record),
];
