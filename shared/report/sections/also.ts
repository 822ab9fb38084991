import { rollbackOf, unverified } from '../headline-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { otherLackLine, otherNames } from '../missing-names-text.ts';
import { cut, list, section } from '../page-text.ts';

/** What a collected sentence says when something could not be had; all others are facts. */
const NOT_HAD =
  /unavailable|\bnot (?:compared|read|checked|collected|verified|known|asked)\b|could not be|\bunknown\b|too long to keep|no log lines yet|AccessDenied|Throttl/i;
/** Said by the cause section already. */
const PENDING = 'the evidence is not collected yet';
/** Nobody who reads it knows that this is where health comes from. */
const STATE = /^service state unavailable: \w+$/;

const isNotHad = (sentence: string) => NOT_HAD.test(sentence);
const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function stackLine({ evidence: { stack }, resource }: IncidentRecord): string[] {
  if (!stack?.status.endsWith('_IN_PROGRESS') || resource.kind === 'stack') return [];
  return [cut(`Stack ${stack.name} (${stack.status}) is waiting for this service`)];
}

/** Only while something is being deployed does a circuit breaker matter. */
function breakerLine(record: IncidentRecord): string[] {
  const { service, stack } = record.evidence;
  if (!service || service.circuitBreaker || rollbackOf(record)) return [];
  const isDeploying = service.rolloutState
    ? service.rolloutState === 'IN_PROGRESS'
    : stack?.status.endsWith('_IN_PROGRESS');
  return isDeploying
    ? ['No deployment circuit breaker: nothing rolls back, this goes on until somebody acts']
    : [];
}

/** What else a person should know before acting. @param isOver what is only true now is left out */
export function alsoSection(record: IncidentRecord, isOver = false): string {
  const facts = record.gaps.filter((gap) => !isNotHad(gap)).map((gap) => capital(cut(gap)));
  return section(
    'ALSO',
    list([
      ...(isOver ? [] : [...stackLine(record), ...breakerLine(record)]),
      ...facts,
      ...otherLackLine(otherNames(record)),
    ]),
  );
}

/** What could not be had, so that nobody takes silence for health. */
export function notCheckedSection(record: IncidentRecord): string {
  const gaps = record.gaps
    .filter((gap) => isNotHad(gap) && gap !== PENDING)
    .map((gap) => (STATE.test(gap) ? `${gap}, so its health is not verified` : gap));
  const all = [...new Set([...gaps, ...unverified(record)])];
  return section('NOT CHECKED', list(all.map((text) => capital(cut(text)))));
}
