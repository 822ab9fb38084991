import { createHash } from 'node:crypto';
import type { Detection } from '../detection/detector.ts';
import { lastSegment, type Resource } from '../resource.ts';
import { GRACE_MINUTES } from '../settings.ts';
import type { Span } from './failure-span.ts';
import { type Headline, type Incident, isActive } from './incident.ts';
import { isQuiet } from './quiet-period.ts';
import { lastResolution, noted, type TimelineEntry } from './timeline.ts';

// Each function takes an incident and returns the next one. The table writes it, unless somebody
// else was faster.

/** After this time a resolved incident is closed, and the same failure opens a new one. */
export const GRACE_MILLISECONDS = GRACE_MINUTES * 60_000;

/**
 * Who resolves incidents that became quiet. Anybody else is a person, who knows better than
 * numbers.
 */
export const LOOPWATCH = 'loopwatch';

/** True when a resolved incident's grace is over. */
export const isOver = ({ status, resolvedAt }: Incident, now: number): boolean =>
  status === 'resolved' && now - Date.parse(resolvedAt ?? '') > GRACE_MILLISECONDS;

/**
 * A short id that a person can type. A function of resource and sequence, so a retry repeats it.
 */
export function incidentId(resource: Resource, sequence: number): string {
  const digest = createHash('sha256').update(`${resource.key}#${sequence}`).digest();
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  const letters = [...digest.subarray(0, 10)].map((byte) => alphabet[byte % 32]);
  return `inc-${letters.join('')}`;
}

const because = ({ detector, failures, reason }: Detection) =>
  [`${detector}`, failures.map(({ taskArn }) => lastSegment(taskArn)).join(', ') || reason]
    .filter((part) => part)
    .join(': ');

function openingEntry(
  kind: 'opened' | 'reopened',
  detection: Detection,
  at: string,
): TimelineEntry {
  const said = detection.failures.length === 0 ? detection.reason : undefined;
  return { at, kind, why: because(detection), ...(said && { said }) };
}

/** ISO time of the first thing that makes a detection true. */
const firstOf = ({ failures, since }: Detection, now: number): string =>
  failures
    .map(({ failedAt }) => failedAt)
    .concat(since ?? [])
    .sort()[0] ?? new Date(now).toISOString();

/** The resource's next incident. @param previous the one before, if any */
export function nextIncident(
  resource: Resource,
  detection: Detection,
  now: number,
  previous?: Incident,
): Incident {
  const sequence = (previous?.sequence ?? 0) + 1;
  const at = new Date(now).toISOString();
  const last = detection.failures.at(-1);
  const deployment = last?.deploymentId ?? detection.deploymentId;
  return {
    id: incidentId(resource, sequence),
    resource,
    sequence,
    status: 'open',
    detector: detection.detector,
    trigger: last?.key ?? `${detection.since ?? at}#`,
    ...(!last && { since: detection.since ?? at }),
    openedAt: at,
    opening: 1,
    handedOver: 0,
    ...(previous?.resolvedAt && { after: previous.resolvedAt }),
    signatures: [],
    ...(deployment && { deployment }),
    timeline: [openingEntry('opened', detection, at)],
    revision: 1,
  };
}

/** The same incident, open again: its failure came back within the grace. */
export function reopenIncident(incident: Incident, entry: TimelineEntry): Incident {
  // It is diagnosed anew, since the cause may be another one this time.
  const { resolvedAt: _resolved, span: _span, ...before } = incident;
  const { diagnosedAt: _diagnosed, headline: _headline, ...rest } = before;
  const opening = incident.opening + 1;
  return noted({ ...rest, status: 'open', opening, signatures: [], looks: 0 }, entry);
}

/**
 * What becomes of a resolved incident when its resource fails again: within the grace it is
 * reopened, later it is closed, and the next one may open. Only one of the two can happen, and a
 * closed incident is never reopened. That is why no resource ever has two open incidents.
 */
export function reopenOrClose(
  incident: Incident,
  detection: Detection,
  now: number,
): Incident | undefined {
  if (incident.status !== 'resolved') return undefined;
  const first = Date.parse(firstOf(detection, now));
  const isBack = first - Date.parse(incident.resolvedAt ?? '') <= GRACE_MILLISECONDS;
  if (!isBack) return closeIncident(incident, now);
  const deployment = detection.failures.at(-1)?.deploymentId ?? detection.deploymentId;
  const at = new Date(now).toISOString();
  const reopened = reopenIncident(incident, openingEntry('reopened', detection, at));
  return deployment ? { ...reopened, deployment } : reopened;
}

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

export function closeIncident(incident: Incident, now: number): Incident {
  const at = new Date(now).toISOString();
  return noted({ ...incident, status: 'closed' }, { at, kind: 'closed' });
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
  if (!isNewer || wasQuiet || !isInGrace || resolver !== LOOPWATCH) return { ...incident, span };
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
