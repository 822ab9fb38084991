import type { MissingName, StackEvidence } from '../../evidence/evidence.ts';
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

/** "Stack shop-prod (UPDATE_IN_PROGRESS since 2026-01-16 17:32 UTC, in its nested stack Web)". */
function stackText({ name, nested, status, since }: StackEvidence): string {
  const from = since ? ` since ${since.slice(0, 16).replace('T', ' ')} UTC` : '';
  const where = nested ? `, in its nested stack ${nested}` : '';
  return `Stack ${name} (${status}${from}${where})`;
}

function owningStack({ evidence: { stack }, resource }: IncidentRecord): Note[] {
  if (!stack || resource.kind === 'stack') return [];
  if (stack.status.endsWith('_IN_PROGRESS')) {
    return [{ kind: 'stack-waits', text: `${stackText(stack)} is waiting for this service` }];
  }
  if (!stack.isExpress) return [];
  const text =
    `${stackText(stack)} deployed it in EXPRESS mode, ` +
    'in which a stack is complete before its service is: that proves nothing about the service';
  return [{ kind: 'stack-express', text }];
}

/** What failed because of it, and sends no pages of its own. */
const failedWithIt = ({ timeline }: IncidentRecord): Note[] =>
  timeline.flatMap(({ kind, why }) =>
    kind === 'inhibits' && why
      ? [{ kind: 'stack-failed', text: `A part of this, without pages of its own: ${why}` }]
      : [],
  );

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
      ...(isOver ? [] : [...owningStack(record), ...missingBreaker(record)]),
      ...failedWithIt(record),
      ...record.gaps.filter((gap) => meaningOf(gap) === 'fact'),
    ],
    missing: otherNames(record),
  };
}
