import type { Incident } from '../incident/incident.ts';
import { type IncidentRecord, incidentRecord } from '../report/incident-record.ts';
import type { Documents } from './document-client.ts';
import { openFailures } from './failures.ts';
import { openFindings } from './findings.ts';
import { incidentSpan } from './incident-span.ts';
import { openNotifications } from './notifications.ts';
import { openServices } from './services.ts';

/**
 * Reads all that is stored about an incident. Until it is resolved its failures are counted anew.
 */
export async function readIncidentRecord(
  documents: Documents,
  incident: Incident,
): Promise<IncidentRecord> {
  const stores = { failures: openFailures(documents), services: openServices(documents) };
  const [findings, sent, span] = await Promise.all([
    openFindings(documents).get(incident.id),
    openNotifications(documents).of(incident.id),
    incident.span ?? incidentSpan(stores, incident),
  ]);
  return incidentRecord({ incident, span, findings, sent });
}
