import type { Message, NotificationReason } from '../notification/notification.ts';
import type { IncidentRecord } from './incident-record.ts';

/** What a message is about, besides the incident. */
export interface About {
  readonly reason: NotificationReason;
  /** Equal in every copy of one message. */
  readonly deduplicationKey: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The table's name: commands in a message must be ready to paste. */
  readonly table: string;
}

/** Draws what is told of an incident as a message for one kind of reader. */
export type Format = (record: IncidentRecord, about: About) => Message;
