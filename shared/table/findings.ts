import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { SimilarIncident } from '../incident/similar-incident.ts';
import { TABLE } from '../names.ts';
import { KEPT_DAYS } from '../settings.ts';
import type { Documents } from './document-client.ts';
import { gapsOf } from './first-version.ts';
import { evidenceKey } from './keys.ts';

const KEPT_SECONDS = KEPT_DAYS.evidence * 24 * 3600;

/** What diagnose found, as one item. */
export interface Findings {
  readonly evidence: Evidence;
  readonly diagnoses: readonly Diagnosis[];
  /** Other incidents with the same fingerprint, newest first. */
  readonly similar: readonly SimilarIncident[];
}

export function openFindings(documents: Documents) {
  return {
    async get(incidentId: string): Promise<Findings | undefined> {
      const item = await documents.get(evidenceKey(incidentId));
      if (!item) return undefined;
      const { evidence, diagnoses, similar } = item as unknown as Findings;
      return { evidence: { ...evidence, gaps: gapsOf(evidence.gaps) }, diagnoses, similar };
    },

    /** Stores the newest findings over older ones; repeating it changes nothing. */
    async put(incidentId: string, findings: Findings): Promise<void> {
      const { collectedAt } = findings.evidence;
      await documents.put(
        {
          ...evidenceKey(incidentId),
          ...findings,
          collectedAt,
          [TABLE.ttl]: Math.floor(Date.parse(collectedAt) / 1000) + KEPT_SECONDS,
        },
        {
          expression: 'attribute_not_exists(PK) OR #at <= :at',
          names: { '#at': 'collectedAt' },
          values: { ':at': collectedAt },
        },
      );
    },
  };
}

export type FindingsTable = ReturnType<typeof openFindings>;
