import type { IncidentRecord } from '../shared/report/incident-record.ts';
import { openingLines } from '../shared/report/page-head.ts';
import { placeOf } from '../shared/report/page-text.ts';
import { alsoSection, notCheckedSection } from '../shared/report/sections/also.ts';
import { causeSection } from '../shared/report/sections/cause.ts';
import { changedSection } from '../shared/report/sections/changed.ts';
import { factsSection } from '../shared/report/sections/facts.ts';
import { nextSection } from '../shared/report/sections/next.ts';
import { lastedLine, outcomeLine } from '../shared/report/sections/outcome.ts';
import { proofSections } from '../shared/report/sections/proof.ts';
import { seenSection } from '../shared/report/sections/seen.ts';
import { plainText } from '../shared/text/plain-text.ts';
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

/** Days are always named: an incident is read long after its day, too. */
const SOME_OTHER_DAY = 0;

/** What is of no use when it is over: what to do, and what was only true then. */
function sections(record: IncidentRecord): string[] {
  const isOver = record.status === 'resolved' || record.status === 'closed';
  return [
    causeSection(record),
    ...proofSections(record),
    changedSection(record),
    isOver ? '' : nextSection(record),
    seenSection(record),
    alsoSection(record, isOver),
    notCheckedSection(record),
    factsSection(record),
  ];
}

/** What it is, or what it was and how it ended. */
function head(record: IncidentRecord): string {
  return record.status === 'resolved' || record.status === 'closed'
    ? `Over: ${outcomeLine(record, SOME_OTHER_DAY)}.\nIt was: ${lastedLine(record, SOME_OTHER_DAY)}`
    : openingLines(record, 'opened', SOME_OTHER_DAY).join('\n');
}

/** An incident as a person reads it on a terminal: the page's parts, its timeline, what was sent. */
export function incidentText(record: IncidentRecord): string {
  const timeline = record.timeline.map(({ at, what, who, why }) =>
    [`  ${clock(at)}  ${what}`, who && `by ${who}`, why && `- ${why}`].filter(Boolean).join(' '),
  );
  const sent = record.notifications.map(
    ({ at, reason, topic, state }) => `  ${clock(at)}  ${reason} to ${topic} (${state})`,
  );
  const parts = [
    `${record.id}  ${colors.bold(placeOf(record.resource))}  ${statusText(record.status)}`,
    ...[head(record), ...sections(record)].map((part) => plainText(part, 'keep')),
    ['TIMELINE (UTC)', ...timeline.map((line) => plainText(line))].join('\n'),
    sent.length > 0 ? ['NOTIFICATIONS (UTC)', ...sent].join('\n') : '',
    record.note ? `NOTE\n  ${plainText(record.note)}` : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
