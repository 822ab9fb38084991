import { meaningOf } from '../../evidence/gap.ts';
import { rollbackOf, unverified } from '../headline-words.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { otherLackLine, otherNames } from '../missing-names-text.ts';
import { cut, list, section } from '../page-text.ts';

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
  const facts = record.gaps
    .filter((gap) => meaningOf(gap) === 'fact')
    .map(({ text }) => capital(cut(text)));
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
    .filter((gap) => meaningOf(gap) === 'not-checked')
    // Few readers know that the service's state is where health comes from.
    .map(({ kind, text }) =>
      kind === 'service-unread' ? `${text}, so its health is not verified` : text,
    );
  const all = [...new Set([...gaps, ...unverified(record)])];
  return section('NOT CHECKED', list(all.map((text) => capital(cut(text)))));
}
