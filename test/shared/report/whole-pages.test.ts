import { describe, expect, it } from 'vitest';
import type { TimelineKind } from '../../../shared/incident/timeline.ts';
import type { NotificationReason } from '../../../shared/notification/notification.ts';
import { pageMessage } from '../../../shared/report/formats/page.ts';
import type { IncidentRecord } from '../../../shared/report/incident-record.ts';
import { recordedEntry } from '../../../shared/report/incident-record.ts';
import { replayed } from '../../helpers/replayed.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { NOW, recordOf } from './record-of.ts';

/** What the engineer on call reads, whole: change a word, and look at every page that has it. */
const SCENARIOS = [
  'circuit-breaker-rollback',
  'container-health-check-loop',
  'crash-after-running',
  'crash-with-steady-states',
  'deployment-89',
  'deployment-95',
  'deployment-failed-by-alarm',
  'elb-health-check-loop',
  'exec-format-error',
  'exit-zero-loop',
  'go-panic-on-ec2',
  'init-failure',
  'nginx-upstream-not-found',
  'node-heap-exit-134',
  'password-rotated',
  'placement-failure',
  'postgres-wants-tls',
  'prisma-failed-migration',
  'pull-failure-back-off',
  'read-only-file-system',
  'recovery',
  'redis-url-without-scheme',
  'reopened-after-resolve',
  'running-but-unhealthy',
  'sidecar-takes-the-port',
  'slow-loop-out-of-memory',
  'spring-placeholder-in-json',
  'two-services',
  'unhealthy-import-errors',
];

const service = {
  desiredCount: 3,
  runningCount: 1,
  pendingCount: 1,
  circuitBreaker: false,
  rolloutState: 'IN_PROGRESS',
  messages: [
    '(service media) was unable to place a task because no container instance met all of its requirements.',
  ],
};
const failing = recordOf({
  evidence: evidenceOf({
    log: "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)",
    environment: ['AWS_REGION'],
    missing: ['DB_HOST', 'REDIS_URL'],
    service,
    lastGood: {
      arn: 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:6',
      assumed: true,
    },
  }),
});
const placement = recordOf({
  evidence: evidenceOf({ stops: [], service }),
  incident: { detector: 'placement-failed' },
});
const entry = (time: string, kind: TimelineKind, why: string) =>
  recordedEntry({ at: `2026-02-03T${time}:00.000Z`, kind, why });

/** What the recorded scenarios do not have yet. */
const MADE: readonly (readonly [string, NotificationReason, IncidentRecord])[] = [
  [
    'new-revision',
    'opened',
    {
      ...failing,
      changes: [
        { path: 'image', kind: 'changed' },
        { path: 'environment.DB_HOST', kind: 'removed' },
      ],
    },
  ],
  [
    'rolled-back',
    'deployment-rolled-back',
    {
      ...failing,
      deployment: 'ecs-svc/1234567890123456789',
      timeline: [
        ...failing.timeline,
        entry(
          '08:04',
          'deployment-rolled-back',
          'ECS deployment circuit breaker: tasks failed to start.',
        ),
      ],
    },
  ],
  [
    'failing-again',
    'opened',
    {
      ...failing,
      timeline: [
        ...failing.timeline,
        entry('08:02', 'resolved', 'healthy again, 3 of 3 running'),
        entry('08:03', 'reopened', 'restart-loop: t3, t4'),
      ],
    },
  ],
  ['no-place', 'opened', { ...placement, failures: 0 }],
];

describe('pageMessage', () => {
  it.each(MADE)('of %s (%s) reads well', async (name, reason, record) => {
    const about = { reason, deduplicationKey: 'key', now: NOW, table: 'loopwatch' };
    const { subject, body } = pageMessage(record, about);
    await expect(`${subject}\n\n${body}\n`).toMatchFileSnapshot(`whole-pages/made-${name}.txt`);
  });

  // From the last to the first, since test/replay.test.ts replays them from the first: the two meet
  // in the middle, and each finds the other half done.
  it.each(SCENARIOS.toReversed())('of %s reads well', async (name) => {
    const { notifications } = await replayed(name);
    const pages = notifications.map(({ at, subject, body }) => `${at}  ${subject}\n\n${body}`);
    await expect(`${pages.join(`\n\n${'='.repeat(80)}\n\n`)}\n`).toMatchFileSnapshot(
      `whole-pages/${name}.txt`,
    );
  });
});
