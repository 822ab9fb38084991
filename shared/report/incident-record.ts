import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import type { TaskDefinitionChange } from '../evidence/task-definition-change.ts';
import type { Span } from '../incident/failure-span.ts';
import { type Headline, type Incident, isActive, lastOpenedAt } from '../incident/incident.ts';
import type { SimilarIncident } from '../incident/similar-incident.ts';
import type { TimelineEntry, TimelineKind } from '../incident/timeline.ts';
import type { NotificationEntry } from '../notification/notification.ts';
import { CONDITIONS, type ConditionName, isConditionName } from '../service/conditions.ts';
import type { StackEvent } from '../stack/stack-event.ts';

/**
 * An incident with all that is stored about it. `loopwatch show -o json` prints it, and reports are
 * made from it. Other programs read it: fields may be added, but none may be renamed.
 */
export interface IncidentRecord {
  readonly id: string;
  readonly status: Incident['status'];
  readonly resource: Omit<Incident['resource'], 'key'>;
  readonly detector: string;
  readonly openedAt: string;
  /** Time of the first failure. */
  readonly detectedFrom: string;
  readonly lastSeenAt: string;
  readonly resolvedAt?: string | undefined;
  readonly failures: number;
  readonly diagnoses: readonly Diagnosis[];
  /** Since the last good revision. */
  readonly changes: readonly TaskDefinitionChange[];
  readonly missing: Evidence['missing'];
  readonly fingerprint?: string | undefined;
  readonly similar: readonly string[];
  readonly stack?: string | undefined;
  readonly operation?: Incident['operation'];
  readonly deployment?: string | undefined;
  readonly inhibitedBy?: string | undefined;
  readonly note?: string | undefined;
  readonly gaps: readonly Gap[];
  readonly evidence: Partial<Omit<Evidence, 'gaps' | 'missing' | 'changes'>> & {
    readonly similar?: readonly SimilarIncident[];
    /** Of a stack: every event of its operation, the oldest first. */
    readonly stackEvents?: readonly Omit<StackEvent, 'stackId'>[];
  };
  readonly timeline: readonly RecordedEntry[];
  readonly notifications: readonly Pick<NotificationEntry, 'at' | 'reason' | 'topic' | 'state'>[];
}

/** An entry of the timeline with what it says to a person. */
export type RecordedEntry = TimelineEntry & { readonly what: string };

const WORDS: Readonly<Record<Exclude<TimelineKind, ConditionName>, string>> = {
  opened: 'opened',
  reopened: 'reopened',
  resolved: 'resolved',
  closed: 'closed',
  'cause-found': 'cause found',
  'no-cause-found': 'no known cause found',
  'health-unverified': 'its health could not be verified',
  note: 'note',
  inhibits: 'has a part that sends no pages of its own',
  'operation-overdue': 'takes more than twice its usual time',
  'operation-failed': 'operation failed',
  'operation-completed': 'operation completed',
  'rollback-began': 'rollback began',
  'rollback-failed': 'rollback failed',
  'rolled-back': 'rolled back',
  'deletion-began': 'deletion of the stack began',
  'stack-deleted': 'stack deleted',
};

/** Adds to a stored entry what it says to a person. */
export function recordedEntry({ at, kind, ...more }: TimelineEntry): RecordedEntry {
  // A later version may have stored a kind that is new here: its name says something, too.
  const words = Object.hasOwn(WORDS, kind) ? WORDS[kind as keyof typeof WORDS] : kind;
  const what = isConditionName(kind) ? CONDITIONS[kind].words : words;
  return { at, kind, what, ...more };
}

/** An incident in a list: what the item of the incident alone holds, named as in the record. */
export type IncidentSummary = Pick<
  IncidentRecord,
  | 'id'
  | 'status'
  | 'resource'
  | 'detector'
  | 'openedAt'
  | 'resolvedAt'
  | 'fingerprint'
  | 'stack'
  | 'operation'
  | 'deployment'
  | 'inhibitedBy'
  | 'note'
> & { readonly headline?: Headline | undefined };

/** The summary of a stored incident. */
export function incidentSummary(incident: Incident): IncidentSummary {
  const { key: _key, ...resource } = incident.resource;
  const { id, status, detector, openedAt, resolvedAt, headline } = incident;
  const { fingerprint, stack, operation, deployment, inhibitedBy, note } = incident;
  return {
    id,
    status,
    resource,
    detector,
    openedAt,
    resolvedAt,
    headline,
    fingerprint,
    stack,
    operation,
    deployment,
    inhibitedBy,
    note,
  };
}

const PENDING: Gap = { kind: 'evidence-pending', text: 'the evidence is not collected yet' };

interface StoredParts {
  readonly incident: Incident;
  readonly span: Span | undefined;
  readonly findings:
    | {
        readonly evidence: Evidence;
        readonly diagnoses: readonly Diagnosis[];
        readonly similar: readonly SimilarIncident[];
      }
    | undefined;
  readonly sent: readonly NotificationEntry[];
  readonly stackEvents?: readonly Omit<StackEvent, 'stackId'>[] | undefined;
}

/** Puts together what is stored about an incident. */
export function incidentRecord({
  incident,
  span,
  findings: stored,
  sent,
  stackEvents,
}: StoredParts): IncidentRecord {
  // What was found before the incident was reopened may not be why it fails now.
  const isOld =
    incident.opening > 1 && (stored?.evidence.collectedAt ?? '') < lastOpenedAt(incident);
  const findings = isActive(incident) && isOld ? undefined : stored;
  const { headline: _headline, ...summary } = incidentSummary(incident);
  const { gaps = [], missing = [], changes = [], ...evidence } = findings?.evidence ?? {};
  const numbers = incident.span ?? span;
  return {
    ...summary,
    detectedFrom: numbers?.detectedFrom ?? incident.openedAt,
    lastSeenAt: numbers?.lastSeenAt ?? incident.openedAt,
    failures: numbers?.failures ?? 0,
    diagnoses: findings?.diagnoses ?? [],
    changes,
    missing,
    similar: (findings?.similar ?? []).map(({ id }) => id),
    gaps: findings ? gaps : [PENDING],
    evidence: {
      ...evidence,
      similar: findings?.similar ?? [],
      ...(stackEvents && { stackEvents }),
    },
    timeline: incident.timeline.map(recordedEntry),
    notifications: [...sent]
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ at, reason, topic, state }) => ({ at, reason, topic, state })),
  };
}
