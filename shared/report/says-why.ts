import { exitEvidence } from '../diagnosis/exit-evidence.ts';
import { isBoilerplate } from './boilerplate.ts';
import type { IncidentRecord } from './incident-record.ts';

/** True for evidence worth showing: neither boilerplate nor only an exit code. */
export const saysWhy = ({ evidence }: IncidentRecord, text: string): boolean =>
  !isBoilerplate(text) && !(evidence.stops ?? []).some((stop) => exitEvidence(stop) === text);
