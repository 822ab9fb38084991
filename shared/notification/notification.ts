import { type Incident, isActive, lastOpenedAt } from '../incident/incident.ts';
import type { TOPICS } from '../names.ts';
import { OVERDUE_SECONDS } from '../settings.ts';

/** SNS topics by consumer format. */
export type Topic = (typeof TOPICS)[number];

/** Why a message is sent; a decision to send always has one. */
export type NotificationReason = 'opened' | 'cause-found' | 'deployment-rolled-back' | 'resolved';

/** One message sent, or being sent, apart from the incident: what happened and what we said differ. */
export interface NotificationEntry {
  /** Equal in every copy of one message, so that a repeat is harmless. */
  readonly deduplicationKey: string;
  readonly reason: NotificationReason;
  readonly topic: Topic;
  /** ISO time of the decision. */
  readonly at: string;
  /** Which opening of the incident it speaks of. */
  readonly opening: number;
  /** What it told beside the opening: nobody is told the same again. */
  readonly told: ToldFacts;
  readonly state?: 'claimed' | 'sent' | undefined;
  readonly messageId?: string | undefined;
}

/** The part of a message's content that decides whether a later one has news. */
export interface ToldFacts {
  readonly cause?: string | undefined;
  /** The rollback that it told of. */
  readonly rollback?: string | undefined;
}

/** A message as SNS is given it. */
export interface Message {
  readonly subject: string;
  readonly body: string;
  /** Routing keys for subscription filter policies. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A cause that turned out to be another one is worth this many messages, this far apart. */
const OTHER_CAUSES = 2;
const APART_MILLISECONDS = 10 * 60_000;

/**
 * What tells the newest rollback of this opening from the one before; undefined when there is none
 * that came after it: the page of the opening tells of what was there already.
 */
export function rollbackOf(incident: Incident): string | undefined {
  const opened = lastOpenedAt(incident);
  const newest = incident.conditions?.findLast(
    ({ name, notedAt }) => name === 'deployment-rolled-back' && notedAt > opened,
  );
  return newest && (newest.deploymentId ?? newest.since);
}

/** What a message about the incident tells if it is written now. */
export const toldBy = (incident: Incident, cause = incident.headline?.cause): ToldFacts => ({
  cause,
  rollback: rollbackOf(incident),
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
  if (!has('opened')) return 'opened';
  if (!isActive(incident)) return has('resolved') ? undefined : 'resolved';
  const rollback = rollbackOf(incident);
  if (rollback && !heard.some(({ told }) => told.rollback === rollback)) {
    return 'deployment-rolled-back';
  }
  return isNewCause(incident.headline?.cause, heard, now) ? 'cause-found' : undefined;
}

/** A message that nobody has sent after this time, in milliseconds, is sent by reconcile's doing. */
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
  const minutes = Math.floor(late / 60_000);
  return minutes < 10 || minutes % 10 === 0;
}

/** What tells a message from another one of the same reason. */
function about(
  reason: NotificationReason,
  told: ToldFacts,
  sent: readonly NotificationEntry[],
): string {
  if (reason === 'deployment-rolled-back') return `#${told.rollback}`;
  if (reason !== 'cause-found') return '';
  const before = sent.filter((entry) => entry.state === 'sent' && entry.reason === reason).length;
  return before === 0 ? '' : `#${before + 1}`;
}

/** The log entry of a message about to be sent. @param sent what was sent about the incident before */
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
