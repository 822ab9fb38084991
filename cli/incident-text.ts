import { durationText } from '../shared/duration.ts';
import type { IncidentRecord } from '../shared/incident-record.ts';
import { plainText } from '../shared/log-lines/plain-text.ts';
import {
  alsoSection,
  causeSection,
  factsSection,
  nextSection,
  proofSection,
  seenSection,
} from '../shared/notification-formats/page-sections.ts';
import { colors } from './colors.ts';

const PAINT = {
  open: colors.red,
  acknowledged: colors.yellow,
  resolved: colors.green,
  closed: colors.dim,
} as const;

/** A status in its colour; without colours when the output is no terminal. */
export const statusText = (status: IncidentRecord['status']): string => PAINT[status](status);

const clock = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;

/** An incident as a person reads it on a terminal: the page's parts, its timeline, what was sent. */
export function incidentText(record: IncidentRecord): string {
  const { resource, detectedFrom, lastSeenAt } = record;
  const lasted = durationText(Date.parse(lastSeenAt) - Date.parse(detectedFrom));
  const name = plainText(`${resource.name} in ${resource.cluster ?? resource.region}`);
  const timeline = record.timeline.map(({ at, what, who, why }) =>
    [`  ${clock(at)}  ${what}`, who && `by ${who}`, why && `- ${why}`].filter(Boolean).join(' '),
  );
  const sent = record.notifications.map(
    ({ at, reason, topic, state }) => `  ${clock(at)}  ${reason} to ${topic} (${state})`,
  );
  const parts = [
    `${record.id}  ${colors.bold(name)}  ${statusText(record.status)}`,
    `${record.failures} failed tasks in ${lasted}, first ${clock(detectedFrom)} UTC`,
    ...[causeSection, proofSection, nextSection, seenSection, alsoSection, factsSection].map(
      (part) => plainText(part(record), 'keep'),
    ),
    ['TIMELINE (UTC)', ...timeline.map((line) => plainText(line))].join('\n'),
    sent.length > 0 ? ['NOTIFICATIONS (UTC)', ...sent].join('\n') : '',
    record.note ? `NOTE\n  ${plainText(record.note)}` : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
