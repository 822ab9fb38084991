import type { IncidentRecord } from '../shared/report/incident-record.ts';
import { lastedLine } from '../shared/report/lasted-line.ts';
import { placeOf } from '../shared/report/place-of.ts';
import { incidentReport, type Report } from '../shared/report/report.ts';
import { reportText } from '../shared/report/report-text.ts';
import { factsText } from '../shared/report/section-texts/facts.ts';
import { stepsText } from '../shared/report/section-texts/operation.ts';
import { outcomeText } from '../shared/report/section-texts/outcome.ts';
import { situationText } from '../shared/report/section-texts/situation.ts';
import { factsSection } from '../shared/report/sections/facts.ts';
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

/** A time on no day of an incident, so that every time is shown with its day. */
const SOME_OTHER_DAY = 0;

/** What goes on, or how it ended and what it was. */
function head({ situation, outcome }: Report): string {
  if (!outcome) return situationText(situation, SOME_OTHER_DAY);
  const ended = outcomeText(outcome, SOME_OTHER_DAY);
  return `Over: ${ended}.\nIt was: ${lastedLine(situation, SOME_OTHER_DAY)}`;
}

function timelineText({ timeline }: IncidentRecord): string {
  const lines = timeline.map(({ at, what, who, why }) =>
    [`  ${clock(at)}  ${what}`, who && `by ${who}`, why && `- ${why}`].filter(Boolean).join(' '),
  );
  return ['TIMELINE (UTC)', ...lines.map((line) => plainText(line))].join('\n');
}

function notificationsText({ notifications }: IncidentRecord): string {
  const lines = notifications.map(
    ({ at, reason, topic, state }) => `  ${clock(at)}  ${reason} to ${topic} (${state})`,
  );
  return lines.length > 0 ? ['NOTIFICATIONS (UTC)', ...lines].join('\n') : '';
}

interface Reader {
  /** The options with which the commands in the text find the table. */
  readonly flags: string;
  /** True for the output of `show` and its like, which need not say how to get there. */
  readonly isShown: boolean;
}

/** An incident on a terminal: what a page tells of it, its timeline, and the messages sent. */
export function incidentText(record: IncidentRecord, { flags, isShown }: Reader): string {
  const report = incidentReport(record, 'looked-up');
  const facts = factsSection(record, { flags }).filter(({ id }) => !(isShown && id === 'show'));
  const texts = [head(report), ...reportText(report, SOME_OTHER_DAY), factsText(facts)];
  const parts = [
    `${record.id}  ${colors.bold(placeOf(record.resource))}  ${statusText(record.status)}`,
    ...texts.map((text) => plainText(text, 'keep')),
    report.operation ? plainText(stepsText(report.operation), 'keep') : '',
    timelineText(record),
    notificationsText(record),
    record.note ? `NOTE\n  ${plainText(record.note)}` : '',
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
