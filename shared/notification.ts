import { type Incident, isActive, lastOpenedAt } from './incident.ts';
import type { TOPICS } from './names.ts';

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
  /** Whether it named a cause. */
  readonly namedCause: boolean;
  readonly state?: 'claimed' | 'sent' | undefined;
  readonly messageId?: string | undefined;
}

/** A message as SNS is given it. */
export interface Message {
  readonly subject: string;
  readonly body: string;
  /** Routing keys for subscription filter policies. */
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Decides whether a topic is to hear of an incident now, and why.
 *
 * An opening is announced once, its cause later if the announcement had none, and its resolution to
 * whoever heard of the opening. An incident that was resolved before anybody heard of it is
 * announced all the same: a page is never lost.
 *
 * @param sent what was already sent about this incident
 * @returns the reason, or undefined when there is nothing to say
 */
export function reasonToNotify(
  incident: Incident,
  sent: readonly NotificationEntry[],
  topic: Topic,
): NotificationReason | undefined {
  const heard = sent.filter(
    (entry) =>
      entry.state === 'sent' && entry.topic === topic && entry.opening === incident.opening,
  );
  const has = (reason: NotificationReason) => heard.some((entry) => entry.reason === reason);
  if (!has('opened')) return 'opened';
  if (!isActive(incident)) return has('resolved') ? undefined : 'resolved';
  const knowsCause = heard.some(({ namedCause }) => namedCause);
  const isNews = incident.headline?.cause !== undefined && !knowsCause;
  return isNews && !has('cause-found') ? 'cause-found' : undefined;
}

/** A message that nobody has sent after this time, in milliseconds, is sent by reconcile's doing. */
const OVERDUE_MILLISECONDS = 90_000;

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
  const reason = reasonToNotify(incident, sent, topic);
  if (!reason) return false;
  const since = reason === 'resolved' ? incident.resolvedAt : lastOpenedAt(incident);
  return now - Date.parse(since ?? incident.openedAt) >= OVERDUE_MILLISECONDS;
}

/** The log entry of a message about to be sent. @param namedCause whether the message says why */
export function notificationEntry(
  incident: Incident,
  reason: NotificationReason,
  topic: Topic,
  now: number,
  namedCause = incident.headline?.cause !== undefined,
): NotificationEntry {
  return {
    deduplicationKey: `${incident.id}#${reason}#${topic}#${incident.opening}`,
    reason,
    topic,
    at: new Date(now).toISOString(),
    opening: incident.opening,
    namedCause,
  };
}
