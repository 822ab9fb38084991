import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { TimelineKind } from '../../../shared/incident/timeline.ts';
import type { NotificationReason } from '../../../shared/notification/notification.ts';
import { headlineText } from '../../../shared/report/headline-text.ts';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { incidentReport } from '../../../shared/report/report.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf, resolvedRecordOf } from './record-of.ts';

const refused = evidenceOf({
  log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
  environment: ['AWS_REGION'],
  missing: ['DB_HOST'],
});
const unknown = evidenceOf({ log: 'FATAL the moon is full' });
const denied = evidenceOf({
  stops: [
    stopOf({
      phase: 'pull',
      category: 'image_pull_auth',
      stoppedReason: 'CannotPullContainerError: pull access denied',
      containers: [],
    }),
  ],
});
const unhealthy = evidenceOf({
  stops: [
    stopOf({
      phase: 'health',
      category: 'health_check_container',
      stoppedReason: 'Task failed container health checks',
    }),
  ],
});
const service = { desiredCount: 3, runningCount: 1, pendingCount: 1, messages: [] };
const short = evidenceOf({ stops: [], service: { ...service, circuitBreaker: false } });

const of = (evidence: Evidence | undefined, detector = 'restart-loop') =>
  recordOf({ ...(evidence && { evidence }), incident: { detector } });
const withoutFailures = (record: IncidentRecord) => ({ ...record, failures: 0 });
const timed = (
  record: IncidentRecord,
  ...entries: readonly (readonly [string, TimelineKind, string?])[]
) => ({
  ...record,
  timeline: [
    ...record.timeline,
    ...entries.map(([time, kind, why]) =>
      recordedEntry({ at: `2026-02-03T${time}:00.000Z`, kind, why }),
    ),
  ],
});
const back = (evidence?: Evidence) =>
  timed(
    of(evidence),
    ['07:10', 'resolved', 'healthy again, 1 of 1 running'],
    ['08:04', 'reopened', 'restart-loop: t1, t2'],
  );
const rolledBack = timed({ ...of(refused), deployment: 'ecs-svc/123' }, [
  '08:04',
  'deployment-rolled-back',
  'circuit breaker threshold reached',
]);

const headline = (record: IncidentRecord, reason: NotificationReason) =>
  headlineText(incidentReport(record, reason), reason);

describe('headlineText', () => {
  it.each<readonly [string, IncidentRecord]>([
    ['shop/media: DB_HOST is not set, connects to localhost:5432', of(refused)],
    ['shop/media keeps crashing: 2 tasks failed, app exited with 1', of(unknown)],
    ['shop/media keeps failing: 2 tasks failed', of(undefined)],
    ['shop/media cannot start: the registry refuses access to the image', of(denied)],
    ["shop/media: the container's own health check fails", of(unhealthy)],
    [
      'shop/media runs fewer tasks than it should: 1 of 3 running',
      withoutFailures(of(short, 'below-desired')),
    ],
    [
      'shop/media cannot place its tasks: 1 of 3 running',
      withoutFailures(of(short, 'placement-failed')),
    ],
    [
      'shop/media failed to deploy: DB_HOST is not set, connects to localhost:5432',
      of(refused, 'deployment-failed'),
    ],
    ['shop/media is failing again: DB_HOST is not set, connects to localhost:5432', back(refused)],
    ['shop/media is failing again: 2 tasks failed', back()],
    [
      'shop/media fails its health check, though its tasks run: 2 tasks failed',
      of(evidenceOf({ stops: [] }), 'tasks-unhealthy'),
    ],
  ])('of an opening is "%s"', (said, record) => {
    expect(headline(record, 'opened')).toBe(said);
  });

  it.each([
    ['cause-found', 'shop/media, cause found: DB_HOST is not set, connects to localhost:5432'],
    [
      'deployment-rolled-back',
      'shop/media deployment rolled back: DB_HOST is not set, connects to localhost:5432',
    ],
  ] as const)('of %s is "%s"', (reason, said) => {
    expect(headline(rolledBack, reason)).toBe(said);
  });

  it('says how it was resolved', () => {
    const record = resolvedRecordOf(refused, 'the service was deleted');
    expect(headline(record, 'resolved')).toBe('RESOLVED shop/media: the service was deleted');
  });

  it('calls the resource what it is told to', () => {
    const report = incidentReport(of(unknown), 'opened');
    expect(headlineText(report, 'opened', 'media')).toMatch(/^media keeps crashing: /);
  });
});
