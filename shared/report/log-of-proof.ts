import { causeOf } from '../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../evidence/evidence.ts';
import { PHASES } from '../failure/category.ts';
import type { IncidentRecord } from './incident-record.ts';

/** True when the log says the text. */
export const isIn = ({ lines, error }: LogEvidence, text: string) =>
  error?.text.includes(text) || lines.some((line) => line.text.includes(text));

/** Logs that may tell of this failure: while no container runs they are of tasks before it. */
export function logsOf({ diagnoses, evidence }: IncidentRecord): LogEvidence[] {
  const best = causeOf(diagnoses);
  if (best && PHASES.indexOf(best.phase) < PHASES.indexOf('start')) return [];
  return (evidence.logs ?? []).filter(({ lines }) => lines.length > 0);
}

/** The log in which the proof of the cause stands, else the newest one with an error, or any. */
export function logOfProof(record: IncidentRecord): LogEvidence | undefined {
  const proof = causeOf(record.diagnoses)?.evidence[0];
  const logs = logsOf(record);
  const withProof = proof === undefined ? undefined : logs.find((log) => isIn(log, proof));
  return withProof ?? logs.find(({ error }) => error) ?? logs[0];
}
