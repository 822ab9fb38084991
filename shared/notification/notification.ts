import { POINTERS } from '../failure/category.ts';
import { type Headline, type Incident, isActive, lastOpenedAt } from '../incident/incident.ts';
import { isOpening } from '../incident/timeline.ts';
import type { TOPICS } from '../names.ts';
import { OVERDUE_SECONDS } from '../settings.ts';
import { MINUTE } from '../text/iso-time.ts';

/** SNS topics by consumer format. */
export type Topic = (typeof TOPICS)[number];

/** Why a message is sent. */
export type NotificationReason =
  | 'opened'
  | 'cause-found'
  | 'worse'
  | 'deployment-rolled-back'
  | 'resolved';

/** One message that was sent, or is being sent. Stored apart from the incident. */
export interface NotificationEntry {
  /** Equal in every copy of one message, so that a repeat is harmless. */
  readonly deduplicationKey: string;
  readonly reason: NotificationReason;
  readonly topic: Topic;
  /** ISO time of the decision. */
  readonly at: string;
  /** Which opening of the incident it speaks of. */
  readonly opening: number;
  /** What it told besides the opening, so that nobody is told the same again. */
  readonly told: ToldFacts;
  readonly state?: 'claimed' | 'sent' | undefined;
  readonly messageId?: string | undefined;
}

/** The part of a message's content that decides whether a later one has news. */
export interface ToldFacts {
  readonly cause?: string | undefined;
  /** The rollback that it told of. */
  readonly rollback?: string | undefined;
  /** The ISO time of the failed rollback that it told of. */
  readonly worse?: string | undefined;
}

/** A message as SNS is given it. */
export interface Message {
  readonly subject: string;
  readonly body: string;
  /** Routing keys for subscription filter policies. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** When the cause turns out to be another one, this many messages say so, this far apart. */
const OTHER_CAUSES = 2;
const APART_MILLISECONDS = 10 * MINUTE;

/**
 * Identifies the newest rollback since the incident was opened. The page of the opening tells of
 * earlier ones.
 */
export function rollbackOf(incident: Incident): string | undefined {
  const opened = lastOpenedAt(incident);
  const newest = incident.conditions?.findLast(
    ({ name, notedAt }) => name === 'deployment-rolled-back' && notedAt > opened,
  );
  return newest && (newest.deploymentId ?? newest.since);
}

/**
 * When the newest rollback failed since the incident was opened, ISO: then the stack is stuck, and
 * only a person can free it.
 */
export function failedRollbackOf({ timeline }: Incident): string | undefined {
  const opened = timeline.findLastIndex(isOpening);
  return timeline.slice(opened).findLast(({ kind }) => kind === 'rollback-failed')?.at;
}

/** The cause, as far as it is one: whoever was only told where to look wants to hear of it. */
const trueCauseOf = (told: Pick<Headline, 'category' | 'cause'> | undefined): string | undefined =>
  told?.category && POINTERS.includes(told.category) ? undefined : told?.cause;

/** What a message about the incident tells when it is written now. */
export const toldBy = (
  incident: Incident,
  cause: Pick<Headline, 'category' | 'cause'> | undefined = incident.headline,
): ToldFacts => ({
  cause: trueCauseOf(cause),
  rollback: rollbackOf(incident),
  worse: failedRollbackOf(incident),
});

/** True when the cause is news to those who heard these messages. */
function isNewCause(cause: string | undefined, heard: readonly NotificationEntry[], now: number) {
  if (cause === undefined || heard.some(({ told }) => told.cause === cause)) return false;
  if (heard.every(({ told }) => told.cause === undefined)) return true;
  const updates = heard.filter(({ reason }) => reason === 'cause-found').length;
  const last = Math.max(...heard.map(({ at }) => Date.parse(at)));
  return updates < OTHER_CAUSES && now - last >= APART_MILLISECONDS;
}

/**
 * Decides whether a topic is to hear of an incident now, and why.
 *
 * An opening is announced once, its cause later if the announcement had none or another one, a
 * rollback as it happens, and its resolution to whoever heard of the opening. An incident that was
 * resolved before anybody heard of it is announced all the same: a page is never lost.
 *
 * @param sent what was already sent about this incident
 * @returns the reason, or undefined when there is nothing to say
 */
export function reasonToNotify(
  incident: Incident,
  sent: readonly NotificationEntry[],
  topic: Topic,
  now: number,
): NotificationReason | undefined {
  const heard = sent.filter(
    (entry) =>
      entry.state === 'sent' && entry.topic === topic && entry.opening === incident.opening,
  );
  const has = (reason: NotificationReason) => heard.some((entry) => entry.reason === reason);
  // A failed rollback is news even to those who heard of the incident that this one is a part of.
  const worse = failedRollbackOf(incident);
  const isWorse = worse !== undefined && !heard.some(({ told }) => (told.worse ?? '') >= worse);
  if ((incident.inhibitedBy || incident.withdrawn) && heard.length === 0) {
    return isWorse && isActive(incident) ? 'worse' : undefined;
  }
  if (heard.length === 0) return 'opened';
  if (!isActive(incident)) return has('resolved') ? undefined : 'resolved';
  if (isWorse) return 'worse';
  const rollback = rollbackOf(incident);
  if (rollback && !heard.some(({ told }) => told.rollback === rollback)) {
    return 'deployment-rolled-back';
  }
  return isNewCause(trueCauseOf(incident.headline), heard, now) ? 'cause-found' : undefined;
}

/** After this time reconcile has a message sent that nobody has sent. */
const OVERDUE_MILLISECONDS = OVERDUE_SECONDS * 1_000;

/**
 * True when something is to be said and should have been said by now: its message was lost, or the
 * one who claimed it died.
 */
export function isOverdue(
  incident: Incident,
  sent: readonly NotificationEntry[],
  topic: Topic,
  now: number,
): boolean {
  const reason = reasonToNotify(incident, sent, topic, now);
  if (!reason) return false;
  const since = reason === 'resolved' ? incident.resolvedAt : lastOpenedAt(incident);
  const late = now - Date.parse(since ?? incident.openedAt);
  if (late < OVERDUE_MILLISECONDS) return false;
  // Each message of ours is tried for an hour, so that of a topic that refuses all they stay few.
  const minutes = Math.floor(late / MINUTE);
  return minutes < 10 || minutes % 10 === 0;
}

/** What distinguishes a message from others with the same reason. */
function about(
  reason: NotificationReason,
  told: ToldFacts,
  sent: readonly NotificationEntry[],
): string {
  if (reason === 'deployment-rolled-back') return `#${told.rollback}`;
  if (reason === 'worse') return `#${told.worse}`;
  if (reason !== 'cause-found') return '';
  const before = sent.filter((entry) => entry.state === 'sent' && entry.reason === reason).length;
  return before === 0 ? '' : `#${before + 1}`;
}

/**
 * The log entry of a message before it is sent.
 *
 * @param sent what was sent about the incident so far
 */
export function notificationEntry(
  incident: Incident,
  reason: NotificationReason,
  topic: Topic,
  now: number,
  told: ToldFacts = toldBy(incident),
  sent: readonly NotificationEntry[] = [],
): NotificationEntry {
  const what = about(
    reason,
    told,
    sent.filter(({ opening }) => opening === incident.opening),
  );
  return {
    deduplicationKey: `${incident.id}#${reason}#${topic}#${incident.opening}${what}`,
    reason,
    topic,
    at: new Date(now).toISOString(),
    opening: incident.opening,
    told,
  };
}
