import { causeOf } from '../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../evidence/evidence.ts';
import { PHASES } from '../failure/category.ts';
import type { IncidentRecord } from './incident-record.ts';

/** True when the text stands in the log. */
export const isIn = ({ lines, error }: LogEvidence, text: string): boolean =>
  error?.text.includes(text) || lines.some((line) => line.text.includes(text));

/**
 * The logs that may explain this failure. None while no container runs: the logs there are come
 * from tasks that ran before.
 */
export function logsOf({ diagnoses, evidence }: IncidentRecord): LogEvidence[] {
  const best = causeOf(diagnoses);
  if (best && PHASES.indexOf(best.phase) < PHASES.indexOf('start')) return [];
  return (evidence.logs ?? []).filter(({ lines }) => lines.length > 0);
}

/** The log that proves the cause, else the newest one with an error, else the newest. */
export function logOfProof(record: IncidentRecord): LogEvidence | undefined {
  const proof = causeOf(record.diagnoses)?.evidence[0];
  const logs = logsOf(record);
  const withProof = proof === undefined ? undefined : logs.find((log) => isIn(log, proof));
  return withProof ?? logs.find(({ error }) => error) ?? logs[0];
}
