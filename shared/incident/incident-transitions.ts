import type { Span } from './failure-span.ts';
import { isOver } from './grace.ts';
import { type Headline, type Incident, isActive } from './incident.ts';
import { reopenIncident } from './opening.ts';
import { isQuiet } from './quiet-period.ts';
import { lastResolution, noted } from './timeline.ts';

// Each function takes an incident and returns the next one. The table writes it, unless somebody
// else was faster.

/**
 * Who resolves incidents that became quiet. Anybody else is a person, who knows better than
 * numbers.
 */
export const LOOPWATCH = 'loopwatch';

/** @param span its failures as they are stored now; the numbers are frozen from here on */
export function resolveIncident(
  incident: Incident,
  by: { readonly who: string; readonly why: string; readonly note?: string | undefined },
  span: Span | undefined,
  now: number,
): Incident {
  const at = new Date(now).toISOString();
  return noted(
    {
      ...incident,
      status: 'resolved',
      resolvedAt: at,
      ...(span && { span }),
      ...(by.note && { note: by.note }),
    },
    { at, kind: 'resolved', who: by.who, why: by.note ? `${by.why}: ${by.note}` : by.why },
  );
}

/**
 * A resolved incident with its numbers counted again, after late failures were stored. It is
 * reopened if they show that it was not quiet, so that Loopwatch should not have resolved it. The
 * count never falls: of two counts at once the older may be written last, and stored failures
 * expire.
 *
 * @returns undefined when nothing changes
 */
export function recounted(
  incident: Incident,
  span: Span | undefined,
  now: number,
  quietMinutes: number,
): Incident | undefined {
  const known = incident.span;
  if (!span || isActive(incident)) return undefined;
  const isNewer = span.lastSeenAt > (known?.lastSeenAt ?? '');
  const isMore = span.failures > (known?.failures ?? 0);
  if (!isMore && (span.failures < (known?.failures ?? 0) || !isNewer)) return undefined;
  const resolver = lastResolution(incident)?.who;
  const wasQuiet = isQuiet(
    span,
    incident.openedAt,
    Date.parse(incident.resolvedAt ?? ''),
    quietMinutes,
  );
  const isInGrace = incident.status === 'resolved' && !isOver(incident, now);
  // What goes on with a stack its operation tells, which reopens the incident where it must be.
  const mayBeBack = isInGrace && resolver === LOOPWATCH && incident.resource.kind === 'service';
  if (!isNewer || wasQuiet || !mayBeBack) return { ...incident, span };
  return reopenIncident(incident, {
    at: new Date(now).toISOString(),
    kind: 'reopened',
    why: 'it failed again shortly before it was resolved',
  });
}

/** What a diagnosis adds to the incident. */
export interface DiagnosisResult {
  readonly at: number;
  readonly failures: number;
  readonly signatures: readonly string[];
  readonly fingerprint: string;
  readonly headline: Headline;
  readonly stack?: string | undefined;
}

/** The incident after a diagnosis. Ways of failing that were diagnosed before stay in its list. */
export function diagnosed(incident: Incident, found: DiagnosisResult): Incident {
  const at = new Date(found.at).toISOString();
  const { cause, confidence } = found.headline;
  const isNew = cause !== incident.headline?.cause || incident.diagnosedAt === undefined;
  const next: Incident = {
    ...incident,
    diagnosedAt: at,
    diagnosedFailures: found.failures,
    looks: (incident.looks ?? 0) + 1,
    signatures: [...new Set([...incident.signatures, ...found.signatures])],
    fingerprint: found.fingerprint,
    headline: found.headline,
    ...(found.stack && { stack: found.stack }),
  };
  if (!isNew) return next;
  return cause
    ? noted(next, { at, kind: 'cause-found', why: `${cause} (${confidence} confidence)` })
    : noted(next, { at, kind: 'no-cause-found' });
}
