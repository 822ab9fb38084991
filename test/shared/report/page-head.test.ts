import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { TimelineKind } from '../../../shared/incident/timeline.ts';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { openingLines, pageSubject } from '../../../shared/report/page-head.ts';
import { evidenceOf, stopOf } from '../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf, resolvedRecordOf } from './record-of.ts';

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

describe('pageSubject', () => {
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
  ])('is "[Loopwatch] %s"', (said, record) => {
    expect(pageSubject(record, 'opened')).toBe(`[Loopwatch] ${said}`);
  });

  it.each([
    ['cause-found', 'shop/media, cause found: DB_HOST is not set, connects to localhost:5432'],
    [
      'deployment-rolled-back',
      'shop/media deployment rolled back: DB_HOST is not set, connects to localhost:5432',
    ],
  ] as const)('of %s is "[Loopwatch] %s"', (reason, said) => {
    expect(pageSubject(rolledBack, reason)).toBe(`[Loopwatch] ${said}`);
  });

  it('says how it was resolved', () => {
    const record = resolvedRecordOf(refused, 'the service was deleted');
    expect(pageSubject(record, 'resolved')).toBe(
      '[Loopwatch] RESOLVED shop/media: the service was deleted',
    );
  });

  it.each([
    ['c'.repeat(60), 'media', 'media: DB_HOST is not set, connects to localhost:5432'],
    ['shop', 'm'.repeat(60), `${'m'.repeat(37)}...: DB_HOST is not set...`],
  ])('has room for the cause whatever the names are', (cluster, name, said) => {
    const record = of(refused);
    const resource = { ...record.resource, cluster, name };
    expect(pageSubject({ ...record, resource }, 'opened')).toBe(`[Loopwatch] ${said}`);
  });
});

describe('openingLines', () => {
  const lines = (record: IncidentRecord, reason: Parameters<typeof openingLines>[1] = 'opened') =>
    openingLines(record, reason, NOW);

  it('says what happens, how often, since when and in which state', () => {
    const evidence = { ...refused, service: { ...service, circuitBreaker: false } };
    expect(lines(of(evidence))).toEqual([
      'shop/media keeps crashing: 2 tasks failed 08:01–08:04 UTC, 3 min.',
      'Running 1 of 3; 1 pending; app exited with 1; failing revision media:7.',
    ]);
  });

  it('never counts no failures', () => {
    const record = withoutFailures(of(short, 'placement-failed'));
    expect(lines({ ...record, detectedFrom: '2026-02-03T08:01:00.000Z' })).toEqual([
      'shop/media cannot place its tasks, since 08:01 UTC (4 min ago).',
      'Running 1 of 3; 1 pending.',
    ]);
  });

  it('names the earlier resolution of what is back', () => {
    expect(lines(back())).toEqual([
      'shop/media is failing again: 2 tasks failed 08:01–08:04 UTC, 3 min.',
      'It was resolved at 07:10 UTC (healthy again, 1 of 1 running), and is back since 08:04 UTC.',
    ]);
    expect(lines(back(refused))[0]).toMatch(/^shop\/media is failing again \(keeps crashing\): /);
  });

  it('writes the name of a container as it is', () => {
    expect(lines(of(refused))[1]).toBe('app exited with 1; failing revision media:7.');
  });

  it('begins the news of a rollback with the deployment and the reason', () => {
    const said =
      'Deployment ecs-svc/123 was rolled back at 08:04 UTC: circuit breaker threshold reached.';
    expect(lines(rolledBack, 'deployment-rolled-back')[0]).toBe(said);
    expect(lines(rolledBack)[1]).toBe(said);
  });

  it('tells of an opening that was resolved before anybody heard of it', () => {
    expect(lines(resolvedRecordOf(undefined, 'the service was deleted'))).toContain(
      'It was resolved at 08:05 UTC.',
    );
  });
});
