import { causeOf } from '../diagnosis/diagnosis.ts';
import type { MissingName } from '../evidence/evidence.ts';
import { PHASES } from '../failure/category.ts';
import type { IncidentRecord } from './incident-record.ts';
import { cut, FACT } from './page-text.ts';

/** Names of one line. */
const RELATED = 20;
const OTHERS = 8;

/** What the error, or the advice for it, speaks of. */
function saidOf({ diagnoses, evidence }: IncidentRecord): string[] {
  const best = causeOf(diagnoses);
  const logs = best ? [] : (evidence.logs ?? []).slice(0, 1);
  return [
    ...(best ? [best.cause, ...best.evidence, ...best.advice] : []),
    ...logs.flatMap(({ error }) => error?.text ?? []),
  ];
}

/** The missing names that the error is about: it says them, or the cause's advice does. */
export function relatedNames(record: IncidentRecord): MissingName[] {
  const said = saidOf(record);
  const words = new Set(said.flatMap((text) => text.split(/[^A-Za-z0-9_]+/)));
  const isSaid = (name: string) =>
    /^\w+$/.test(name) ? words.has(name) : said.some((text) => text.includes(name));
  return record.missing.filter(({ name }) => isSaid(name));
}

/** The others; none while no container runs, since no setting of the program matters then. */
export function otherNames(record: IncidentRecord): MissingName[] {
  const best = causeOf(record.diagnoses);
  if (best && PHASES.indexOf(best.phase) < PHASES.indexOf('start')) return [];
  const related = new Set(relatedNames(record));
  return record.missing.filter((missing) => !related.has(missing));
}

const rest = (names: readonly MissingName[], most: number) =>
  names.length > most ? ` and ${names.length - most} more` : '';

/** "Not set here, but in api: DB_HOST, DB_NAME". */
export function lackLine(names: readonly MissingName[]): string[] {
  if (names.length === 0) return [];
  const who = [...new Set(names.flatMap(({ have }) => have))].slice(0, 3).join(', ');
  const some = names.slice(0, RELATED).map(({ name }) => name);
  return [
    `Not set here, but in ${cut(who)}: ${cut(some.join(', '), FACT)}${rest(names, RELATED)}.`,
  ];
}

/** "Siblings also set REDIS_URL (api), PORT (web)", in one line: it may be of no matter. */
export function otherLackLine(names: readonly MissingName[]): string[] {
  if (names.length === 0) return [];
  const groups = Map.groupBy(names.slice(0, OTHERS), ({ have }) => have[0] ?? 'others');
  const said = [...groups].map(
    ([who, group]) => `${group.map(({ name }) => name).join(', ')} (${who})`,
  );
  return [
    `Set in siblings, missing here, not named by the error: ${cut(said.join(', '))}${rest(names, OTHERS)}`,
  ];
}
