import type { Incident } from '../incident/incident.ts';
import { type IncidentRecord, incidentRecord } from '../report/incident-record.ts';
import type { Documents } from './document-client.ts';
import { openFindings } from './findings.ts';
import { incidentSpan } from './incident-span.ts';
import { openNotifications } from './notifications.ts';
import { openStackEvents } from './stack-events.ts';

/**
 * Reads all that is stored about an incident. Until it is resolved its failures are counted anew.
 *
 * @param isWhole reads every event of a stack's operation, too, which a message has no room for
 */
export async function readIncidentRecord(
  documents: Documents,
  incident: Incident,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Promise<IncidentRecord> {
  const isOfStack = incident.resource.kind === 'stack';
  const [findings, sent, span, stackEvents] = await Promise.all([
    openFindings(documents).get(incident.id),
    openNotifications(documents).of(incident.id),
    incident.span ?? incidentSpan({ documents }, incident),
    isWhole && isOfStack ? openStackEvents(documents).of(incident.id) : undefined,
  ]);
  return incidentRecord({ incident, span, findings, sent, stackEvents });
}
