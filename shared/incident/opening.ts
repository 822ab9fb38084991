import { createHash } from 'node:crypto';
import type { Detection } from '../detection/detector.ts';
import { lastSegment, type Resource } from '../resource.ts';
import { closeIncident, GRACE_MILLISECONDS } from './grace.ts';
import type { Incident } from './incident.ts';
import { noted, type TimelineEntry } from './timeline.ts';

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
  const { resolvedAt: _resolved, span: _span, withdrawn: _withdrawn, ...before } = incident;
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
