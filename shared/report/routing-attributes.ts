import { causeOf } from '../diagnosis/diagnosis.ts';
import type { NotificationReason } from '../notification/notification.ts';
import type { About } from './format.ts';
import type { IncidentRecord } from './incident-record.ts';

const STATUS: Readonly<Record<NotificationReason, string>> = {
  opened: 'firing',
  'cause-found': 'update',
  worse: 'update',
  'deployment-rolled-back': 'update',
  resolved: 'resolved',
};

/**
 * Attributes of a message for the filter policies of subscriptions: names and ids, never log text.
 * There are ten at most, because a queue with raw delivery loses a message that has more.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html
 */
export function routingAttributes(
  { id, resource, diagnoses }: IncidentRecord,
  { reason, deduplicationKey }: About,
): Record<string, string> {
  const values = {
    severity: reason === 'resolved' ? 'info' : 'critical',
    status: STATUS[reason],
    reason,
    account: resource.account,
    region: resource.region,
    cluster: resource.cluster ?? '',
    [resource.kind]: resource.name,
    category: causeOf(diagnoses)?.category ?? 'unknown',
    incidentId: id,
    deduplicationKey,
  };
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, value.replace(/[^ -~]/g, '?')]),
  );
}
