import type { NotificationEntry } from '../notification/notification.ts';
import { allOf, type Documents } from './document-client.ts';
import { NOTIFICATION_RANGE, notificationKey } from './keys.ts';

/**
 * How long a claim keeps others from publishing the same notification, in milliseconds: longer than
 * notify may run (15 s), and over before detect's own notice comes after 30 s.
 */
const LEASE_MILLISECONDS = 20_000;

function entryOf(item: Record<string, unknown>): NotificationEntry {
  const { PK: _pk, SK: _sk, ...entry } = item;
  return entry as unknown as NotificationEntry;
}

export function openNotifications(documents: Documents) {
  return {
    /** Everything that was sent, or is being sent, about an incident. */
    async of(incidentId: string): Promise<NotificationEntry[]> {
      const partition = notificationKey(incidentId, '').PK;
      const read = (start?: Record<string, unknown>) =>
        documents.range(partition, NOTIFICATION_RANGE, { start });
      return (await allOf(read)).map(entryOf);
    },

    /**
     * Claims a notification before it is published.
     *
     * @returns false when it is sent already, or another claim on it has not run out
     */
    claim(incidentId: string, entry: NotificationEntry, now: number): Promise<boolean> {
      const leaseUntil = new Date(now + LEASE_MILLISECONDS).toISOString();
      return documents.put(
        {
          ...notificationKey(incidentId, entry.deduplicationKey),
          ...entry,
          state: 'claimed',
          leaseUntil,
        },
        {
          expression: 'attribute_not_exists(PK) OR (#state = :claimed AND leaseUntil <= :now)',
          names: { '#state': 'state' },
          values: { ':claimed': 'claimed', ':now': new Date(now).toISOString() },
        },
      );
    },

    /** Marks a notification as sent. From then on no claim on it succeeds. */
    async markSent(incidentId: string, entry: NotificationEntry, messageId: string): Promise<void> {
      await documents.put({
        ...notificationKey(incidentId, entry.deduplicationKey),
        ...entry,
        state: 'sent',
        messageId,
      });
    },
  };
}

export type Notifications = ReturnType<typeof openNotifications>;
