import { causeOf } from '../diagnosis/diagnosis.ts';
import type { MissingName } from '../evidence/evidence.ts';
import { PHASES } from '../failure/category.ts';
import type { IncidentRecord } from './incident-record.ts';

/** What the program or AWS wrote about the failure: the proof of the cause, else the error. */
function errorTexts({ diagnoses, evidence }: IncidentRecord): readonly string[] {
  const best = causeOf(diagnoses);
  return best
    ? best.evidence
    : (evidence.logs ?? []).slice(0, 1).flatMap((log) => log.error?.text ?? []);
}

/** The missing names that the error is about: it contains them, or the rule names them. */
export function relatedNames(record: IncidentRecord): MissingName[] {
  const texts = errorTexts(record);
  const words = new Set(texts.flatMap((text) => text.split(/[^A-Za-z0-9_]+/)));
  const settings = causeOf(record.diagnoses)?.settings ?? [];
  const isSaid = (name: string) =>
    /^\w+$/.test(name) ? words.has(name) : texts.some((text) => text.includes(name));
  return record.missing.filter(({ name }) => settings.includes(name) || isSaid(name));
}

/** The other missing names. None while no container starts: then no setting of it matters yet. */
export function otherNames(record: IncidentRecord): MissingName[] {
  const best = causeOf(record.diagnoses);
  if (best && PHASES.indexOf(best.phase) < PHASES.indexOf('start')) return [];
  const related = new Set(relatedNames(record));
  return record.missing.filter((missing) => !related.has(missing));
}
