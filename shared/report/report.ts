import type { SimilarIncident } from '../incident/similar-incident.ts';
import type { NotificationReason } from '../notification/notification.ts';
import type { IncidentRecord } from './incident-record.ts';
import type { Note } from './note.ts';
import { type AlsoSection, alsoSection } from './sections/also.ts';
import { type CauseSection, causeSection } from './sections/cause.ts';
import { type ChangedSection, changedSection } from './sections/changed.ts';
import { type Fact, factsSection } from './sections/facts.ts';
import { nextSection } from './sections/next.ts';
import { notCheckedSection } from './sections/not-checked.ts';
import { type OperationSection, operationSection } from './sections/operation.ts';
import { type OutcomeSection, outcomeSection } from './sections/outcome.ts';
import { type ProofSection, proofSection } from './sections/proof.ts';
import { seenSection } from './sections/seen.ts';
import { type SituationSection, situationSection } from './sections/situation.ts';
import { type WasSection, wasSection } from './sections/was.ts';
import type { Step } from './step.ts';

/**
 * What is told of an incident, apart from how it looks. Texts are redacted, but neither cut nor
 * free of control characters: each format does that in its own way. A section that does not exist
 * on an occasion is absent or empty.
 */
export interface Report {
  readonly situation: SituationSection;
  /** How it ended; only when it is over. */
  readonly outcome?: OutcomeSection | undefined;
  /** What it was, in short; only in the message that it is over. */
  readonly was?: WasSection | undefined;
  readonly cause?: CauseSection | undefined;
  readonly proof: ProofSection;
  /** What the operation of a stack did. */
  readonly operation?: OperationSection | undefined;
  readonly changed?: ChangedSection | undefined;
  /** What to do, the best first. */
  readonly next: readonly Step[];
  /** Earlier incidents with the same failure. */
  readonly seen: readonly SimilarIncident[];
  readonly also?: AlsoSection | undefined;
  /** What could not be read. */
  readonly notChecked: readonly Note[];
  readonly facts: readonly Fact[];
}

/** What a report is made for: a message, by its reason, or somebody who looks the incident up. */
export type Occasion = NotificationReason | 'looked-up';

/** The message that an incident is over tells only what is true now, and what it was in short. */
const endOf = (record: IncidentRecord, table: string | undefined): Report => ({
  situation: situationSection(record),
  outcome: outcomeSection(record),
  was: wasSection(record),
  proof: [],
  next: [],
  seen: seenSection(record),
  notChecked: [],
  facts: factsSection(record, { table, isOver: true }),
});

/**
 * Puts together what is told of an incident.
 *
 * @param table the table's name, for readers whose shell does not know it
 */
export function incidentReport(record: IncidentRecord, occasion: Occasion, table?: string): Report {
  if (occasion === 'resolved') return endOf(record, table);
  const operation = operationSection(record);
  const isLookedUp = occasion === 'looked-up';
  const isOver = isLookedUp && (record.status === 'resolved' || record.status === 'closed');
  return {
    situation: situationSection(record),
    ...(isOver && { outcome: outcomeSection(record) }),
    cause: causeSection(record),
    proof: proofSection(record),
    ...(operation && { operation }),
    changed: changedSection(record),
    // Nothing is left to do, and what was only true while it failed is of no use any more.
    next: isOver ? [] : nextSection(record),
    seen: seenSection(record),
    also: alsoSection(record, isOver),
    notChecked: notCheckedSection(record),
    facts: factsSection(record, { table }),
  };
}
