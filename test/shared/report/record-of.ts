import { diagnoseEvidence } from '../../../shared/diagnosis/diagnosis.ts';
import { rules } from '../../../shared/diagnosis/rules/index.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { Incident } from '../../../shared/incident/incident.ts';
import { resolveIncident } from '../../../shared/incident/incident-transitions.ts';
import type { SimilarIncident } from '../../../shared/incident/similar-incident.ts';
import { type IncidentRecord, incidentRecord } from '../../../shared/report/incident-record.ts';
import { incidentFrom } from '../../helpers/incidents.ts';

/** When the pages of these tests are written. */
export const NOW = Date.parse('2026-02-03T08:05:00Z');

const SPAN = {
  failures: 2,
  detectedFrom: '2026-02-03T08:01:00.000Z',
  lastSeenAt: '2026-02-03T08:04:10.000Z',
  longestGap: 190_000,
};

interface Given {
  /** Without evidence it is still being collected. */
  readonly evidence?: Evidence;
  readonly similar?: readonly SimilarIncident[];
  readonly incident?: Partial<Incident>;
}

/** An incident of the service `media` in the cluster `shop`, as it would be read for a page. */
export function recordOf({ evidence, similar = [], incident }: Given = {}): IncidentRecord {
  const diagnoses = evidence ? diagnoseEvidence(evidence, rules) : [];
  const findings = evidence && { evidence, diagnoses, similar };
  return incidentRecord({
    incident: incidentFrom({ with: incident ?? {} }),
    span: SPAN,
    findings,
    sent: [],
  });
}

/** The same incident after it was resolved. */
export function resolvedRecordOf(evidence: Evidence | undefined, why: string): IncidentRecord {
  const by = { who: 'loopwatch', why };
  const incident = resolveIncident(incidentFrom(), by, SPAN, NOW);
  return recordOf({ ...(evidence && { evidence }), incident });
}
