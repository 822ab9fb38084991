import type { Message } from '../../notification/notification.ts';
import { cutBytes } from '../../text/cut-bytes.ts';
import { plainText } from '../../text/plain-text.ts';
import { subjectText } from '../../text/subject-text.ts';
import type { About } from '../format.ts';
import { headlineText } from '../headline-text.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { placeOf } from '../place-of.ts';
import { incidentReport, type Report } from '../report.ts';
import { reportText } from '../report-text.ts';
import { routingAttributes } from '../routing-attributes.ts';
import { factsText } from '../section-texts/facts.ts';
import { outcomeText } from '../section-texts/outcome.ts';
import { situationText } from '../section-texts/situation.ts';

/** SNS takes 256 KiB with attributes; a person at 3 a.m. takes less. */
const BODY_BYTES = 24 * 1024;

/** The limit of a place, in characters: a longer one leaves the subject no room for the cause. */
const PLACE = 40;

/** The place without its cluster if it is too long, then without the end of the name. */
function shortPlace({ resource }: IncidentRecord): string {
  const place = placeOf(resource);
  const name = place.length <= PLACE ? place : placeOf({ name: resource.name });
  return name.length <= PLACE ? name : `${name.slice(0, PLACE - 3)}...`;
}

/** The first lines: how it ended, or what goes on. */
function head({ situation, outcome }: Report, { reason, now }: About): string {
  return outcome
    ? `RESOLVED: ${placeOf(situation.resource)}, ${outcomeText(outcome, now)}.`
    : situationText(situation, now, reason === 'deployment-rolled-back');
}

/**
 * A page: what fails, since when, how often, why, the proof, what to do, and where to look. It is
 * plain text, because it is read in an e-mail. The subject has at most 99 ASCII characters.
 */
export function pageMessage(record: IncidentRecord, about: About): Message {
  const report = incidentReport(record, about.reason, about.table);
  // Whatever must be cut, the links and the commands stay.
  const facts = plainText(factsText(report.facts), 'keep');
  const room = BODY_BYTES - Buffer.byteLength(facts) - 2;
  const text = [head(report, about), ...reportText(report, about.now)].join('\n\n');
  const headline = headlineText(report, about.reason, shortPlace(record));
  return {
    subject: subjectText(`[Loopwatch] ${headline}`),
    body: `${cutBytes(plainText(text, 'keep'), room)}\n\n${facts}`,
    attributes: routingAttributes(record, about),
  };
}
