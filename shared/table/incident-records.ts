import type { Incident } from '../incident.ts';
import { type IncidentRecord, incidentRecord } from '../incident-record.ts';
import { spanOf } from '../span.ts';
import type { Documents } from './document-client.ts';
import { openEvidence } from './evidence.ts';
import { openFailures } from './failures.ts';
import { incidentFailures } from './incident-failures.ts';
import { openNotifications } from './notifications.ts';

/** Reads all that is stored about an incident. Its failures are counted anew until it is resolved. */
export async function readIncidentRecord(
  documents: Documents,
  incident: Incident,
): Promise<IncidentRecord> {
  const [findings, sent, failures] = await Promise.all([
    openEvidence(documents).get(incident.id),
    openNotifications(documents).of(incident.id),
    incident.span ? [] : incidentFailures(openFailures(documents), incident),
  ]);
  return incidentRecord({ incident, span: spanOf(failures), findings, sent });
}
