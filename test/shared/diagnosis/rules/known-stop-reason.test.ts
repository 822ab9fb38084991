import { describe, expect, it } from 'vitest';
import { knownStopReason } from '../../../../shared/diagnosis/rules/known-stop-reason.ts';
import type { StopEvidence } from '../../../../shared/evidence/evidence.ts';
import { CATEGORIES, type Category } from '../../../../shared/failure/category.ts';
import { evidenceOf, stopOf } from './evidence-of.ts';

const { match } = knownStopReason;
const matchOf = (stop: Partial<StopEvidence>) => match(evidenceOf({ stops: [stopOf(stop)] }));

const WRAPPER = 'Task failed to start';
const PULL = 'CannotPullContainerError: shop/media:v12: not found';
const EXEC = 'CannotStartContainerError: exec: "x": executable file not found in $PATH';
const UNHEALTHY = 'Task failed ELB health checks in (target-group media)';

/** The stop, the first line that is quoted, and the confidence. */
const MATCHES: readonly (readonly [string, Partial<StopEvidence>, string, string])[] = [
  [
    'a pull that the container tells of',
    {
      phase: 'pull',
      category: 'image_not_found',
      stoppedReason: WRAPPER,
      containers: [{ name: 'app', reason: PULL }],
    },
    PULL,
    'high',
  ],
  [
    'a pull that the task tells of',
    { phase: 'pull', category: 'image_not_found', stoppedReason: PULL, containers: [] },
    PULL,
    'high',
  ],
  [
    'the longer of two texts',
    {
      phase: 'pull',
      category: 'image_not_found',
      stoppedReason: 'CannotPullContainerError: sh...',
      containers: [{ name: 'app', reason: PULL }],
    },
    PULL,
    'high',
  ],
  [
    'the culprit, not a sidecar that went down with it',
    {
      phase: 'pull',
      category: 'image_not_found',
      stoppedReason: WRAPPER,
      containers: [
        { name: 'proxy', reason: `TaskStoppedBeforePullBeginError: ${'x'.repeat(200)}` },
        { name: 'app', reason: PULL },
      ],
    },
    PULL,
    'high',
  ],
  [
    'a command that cannot be run',
    {
      phase: 'start',
      category: 'entrypoint_error',
      stoppedReason: WRAPPER,
      containers: [{ name: 'app', exitCode: 127, reason: EXEC }],
    },
    EXEC,
    'high',
  ],
  [
    'an exit code that only suggests it',
    { phase: 'start', category: 'entrypoint_error', containers: [{ name: 'app', exitCode: 127 }] },
    'Essential container in task exited',
    'medium',
  ],
  [
    'a health check, which is a symptom',
    { phase: 'health', category: 'health_check_lb', stoppedReason: UNHEALTHY },
    UNHEALTHY,
    'medium',
  ],
  [
    'a clean end, which is a symptom',
    { category: 'exits_zero', containers: [{ name: 'app', exitCode: 0 }] },
    'Essential container in task exited',
    'medium',
  ],
  [
    'a segmentation fault',
    { category: 'native_crash', containers: [{ name: 'app', exitCode: 139 }] },
    'Essential container in task exited',
    'high',
  ],
];

const NO_MATCHES: readonly (readonly [string, Partial<StopEvidence>])[] = [
  ['an exit that anything may mean', {}],
  ['a category that needs a log', { category: 'app_crash' }],
  [
    'no text and no exit code at all',
    { category: 'capacity', stoppedReason: undefined, containers: [] },
  ],
];

describe('knownStopReason', () => {
  it.each(MATCHES)('quotes %s', (_, stop, line, confidence) => {
    const found = matchOf(stop);
    expect(found).toMatchObject({ category: stop.category, confidence });
    expect(found?.evidence[0]).toBe(line);
  });

  it.each(NO_MATCHES)('does not match %s', (_, stop) => {
    expect(matchOf(stop)).toBeUndefined();
  });

  it('does not match without a stop', () => {
    expect(match(evidenceOf({ stops: [] }))).toBeUndefined();
  });

  it('quotes the exit code beside the text', () => {
    const found = matchOf({ category: 'exits_zero', containers: [{ name: 'app', exitCode: 0 }] });
    expect(found?.evidence).toContain('container app exited with 0');
  });

  it('adds the service message with the answer to the load balancer', () => {
    const answered =
      '(service media) (port 8080) is unhealthy in (target-group media) due to (reason Health checks failed with these codes: [404])';
    const service = {
      desiredCount: 2,
      runningCount: 0,
      pendingCount: 2,
      circuitBreaker: false,
      messages: ['(service media) has started 1 tasks: (task 0f1e).', answered],
    };
    const stop = stopOf({ phase: 'health', category: 'health_check_lb', stoppedReason: UNHEALTHY });
    const found = match(evidenceOf({ stops: [stop], service }));
    expect(found?.evidence).toContain(answered);
  });

  it('takes the newest stop that has a cause', () => {
    const stops = [
      stopOf({ phase: 'health', category: 'health_check_lb', stoppedReason: UNHEALTHY }),
      stopOf({ phase: 'pull', category: 'image_not_found', stoppedReason: PULL }),
    ];
    expect(match(evidenceOf({ stops }))?.category).toBe('health_check_lb');
    expect(match(evidenceOf({ stops: stops.toReversed() }))?.category).toBe('image_not_found');
  });

  /** Categories that only a log or CloudFormation can tell. */
  const FROM_ELSEWHERE =
    /^(cfn_|benign_)|^(out_of_memory|app_dependency_missing|app_crash|app_timeout|dns_resolution|dependency_unreachable|db_auth|tls_error|db_migration)$/;

  it.each(CATEGORIES.filter((category) => !FROM_ELSEWHERE.test(category)))(
    'has a cause and advice for %s',
    (category: Category) => {
      const found = matchOf({ category });
      expect(found?.cause).toMatch(/^[A-Z].{10,}[^.]$/);
      expect(found?.title).toMatch(/^[a-z]/);
      expect(found?.advice[0]).toBeTruthy();
    },
  );
});
