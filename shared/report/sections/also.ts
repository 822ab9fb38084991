import type { MissingName } from '../../evidence/evidence.ts';
import { meaningOf } from '../../evidence/gap.ts';
import type { IncidentRecord } from '../incident-record.ts';
import { lastRollback } from '../last-rollback.ts';
import type { Note } from '../note.ts';
import { otherNames } from '../related-names.ts';

/** What else a person should know before acting. */
export interface AlsoSection {
  readonly notes: readonly Note[];
  /** Settings that siblings have and this service lacks, though the error is not about them. */
  readonly missing: readonly MissingName[];
}

function waitingStack({ evidence: { stack }, resource }: IncidentRecord): Note[] {
  if (!stack?.status.endsWith('_IN_PROGRESS') || resource.kind === 'stack') return [];
  const text = `Stack ${stack.name} (${stack.status}) is waiting for this service`;
  return [{ kind: 'stack-waits', text }];
}

/** A circuit breaker matters only while something is being deployed. */
function missingBreaker(record: IncidentRecord): Note[] {
  const { service, stack } = record.evidence;
  if (!service || service.circuitBreaker || lastRollback(record)) return [];
  const isDeploying = service.rolloutState
    ? service.rolloutState === 'IN_PROGRESS'
    : stack?.status.endsWith('_IN_PROGRESS');
  if (!isDeploying) return [];
  const text =
    'No deployment circuit breaker: nothing rolls back, this goes on until somebody acts';
  return [{ kind: 'no-circuit-breaker', text }];
}

/** What else to know. @param isOver leaves out what was only true while it failed */
export function alsoSection(record: IncidentRecord, isOver = false): AlsoSection {
  return {
    notes: [
      ...(isOver ? [] : [...waitingStack(record), ...missingBreaker(record)]),
      ...record.gaps.filter((gap) => meaningOf(gap) === 'fact'),
    ],
    missing: otherNames(record),
  };
}
