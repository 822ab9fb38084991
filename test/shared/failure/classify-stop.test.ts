import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../shared/failure/category.ts';
import { classifyStop } from '../../../shared/failure/classify-stop.ts';
import type { StoppedContainer } from '../../../shared/failure/stopped-container.ts';
import { app, EXITED, guard, OOM, sidecar } from './containers.ts';

/** Stop code, stopped reason, containers. */
type Row = readonly [string | undefined, string | undefined, readonly StoppedContainer[]];
const classify = ([stopCode, stoppedReason, containers]: Row) =>
  classifyStop({ stopCode, stoppedReason, containers });
const scheduler = 'ServiceSchedulerInitiated';
const exit = 'EssentialContainerExited';
const start = 'TaskFailedToStart';

describe('classifyStop', () => {
  const BENIGN: readonly (readonly [string, ...Row])[] = [
    ['benign_scale', scheduler, 'Scaling activity initiated by (deployment ecs-svc/1)', [app(137)]],
    ['benign_scale', scheduler, 'Scaling activity initiated by (deployment ecs-svc/1)', [app(1)]],
    ['benign_scale', scheduler, 'Task stopped for AZ Rebalancing', [app(143)]],
    ['benign_infra', scheduler, 'Container instance is in DRAINING state', [app(143)]],
    ['benign_infra', undefined, 'Host EC2 (instance i-0a1b2c3d) terminated.', [app()]],
    ['benign_infra', 'TerminationNotice', 'Host EC2 (instance i-0a1b) stopped.', []],
    ['benign_infra', 'SpotInterruption', 'Your Spot Task was interrupted.', [app(0)]],
    ['benign_infra', 'SpotInterruption', undefined, []],
    ['benign_user', 'UserInitiated', 'Task stopped by user', [app(137)]],
    ['benign_user', 'UserInitiated', undefined, [app(1, OOM)]],
    ['benign_user', 'UserInitiated', 'CannotPullContainerError: only a test of the alarm', []],
    ['benign_user', 'UserInitiated', 'Task failed ELB health checks, says Anna', [app(1)]],
    ['benign_user', undefined, 'Task stopped by user', [app(1)]],
  ];

  it.each(BENIGN)('calls it %s when %s says "%s"', (category, ...row) => {
    expect(classify(row)).toEqual({ counts: false, benign: true, phase: 'run', category });
  });

  const FAILING: readonly (readonly [string, string, ...Row])[] = [
    ['run', 'out_of_memory', exit, EXITED, [app(137, OOM)]],
    ['run', 'out_of_memory', exit, EXITED, [app(0, OOM)]],
    ['run', 'out_of_memory', exit, OOM, [app(1)]],
    ['run', 'exits_zero', exit, EXITED, [app(0)]],
    ['run', 'exits_zero', exit, EXITED, [sidecar(143), app(0)]],
    ['start', 'entrypoint_error', exit, EXITED, [app(127)]],
    ['start', 'entrypoint_error', exit, EXITED, [app(126)]],
    ['start', 'entrypoint_error', exit, EXITED, [app(125)]],
    ['run', 'native_crash', exit, EXITED, [sidecar(0), app(139)]],
    ['health', 'health_check_lb', scheduler, 'Task failed ELB health checks in (x)', [app(0)]],
    ['health', 'health_check_lb', scheduler, 'Task failed ELB health checks in (x)', [app(143)]],
    ['health', 'health_check_container', scheduler, 'Task failed container health checks', []],
    ['health', 'health_check_container', undefined, 'Task failed container health checks', []],
    ['pull', 'image_not_found', start, 'CannotPullContainerError: x: not found', [app()]],
    [
      'pull',
      'image_not_found',
      start,
      'Task failed to start',
      [app(undefined, 'CannotPullContainerError: manifest unknown')],
    ],
    [
      'pull',
      'image_pull_network',
      start,
      'CannotPullContainerError: ref pull has b...',
      [app(undefined, 'CannotPullContainerError: ref pull: i/o timeout')],
    ],
    ['provision', 'capacity', start, 'TaskFailedToStart: RESOURCE:GPU', []],
    [
      'provision',
      'network_eni',
      start,
      'Timeout waiting for network interface provisioning to complete.',
      [app()],
    ],
    [
      'start',
      'entrypoint_error',
      start,
      'Task failed to start',
      [
        sidecar(
          undefined,
          'TaskStoppedBeforePullBeginError: Task stopped before image pull could begin',
        ),
        app(128, 'CannotStartContainerError: exec: "x": executable file not found'),
      ],
    ],
  ];

  it.each(FAILING)('is in phase %s and %s when %s says "%s"', (phase, category, ...row) => {
    expect(classify(row)).toEqual({ counts: true, benign: false, phase, category });
  });

  const WITHOUT_CAUSE: readonly (readonly [string, boolean, ...Row])[] = [
    ['an exit code that can mean anything', true, exit, EXITED, [app(1)]],
    ['the exit code of Go panics and of shells', true, exit, EXITED, [app(2)]],
    ['SIGABRT, which only a log explains', true, exit, EXITED, [app(134)]],
    ['an exit of -1', true, exit, EXITED, [app(255)]],
    ['a kill without a reason', true, exit, EXITED, [app(137)]],
    ['a kill beside a clean end', true, exit, EXITED, [sidecar(0), app(137)]],
    ['a SIGTERM without an order', true, exit, EXITED, [app(143)]],
    ['no exit code', true, exit, EXITED, [app()]],
    ['no containers', true, exit, EXITED, []],
    ['an exit that only the text shows', true, undefined, EXITED, [app(137)]],
    ['a start that failed without a text', true, start, undefined, []],
    ['a failed start with an unknown text', true, start, 'Moon in Aquarius', []],
    ['an error inside ECS', true, start, 'InternalError: try again', []],
    ['a non-zero exit without a stop code', true, undefined, undefined, [app(1)]],
    ['a non-zero exit under a new stop code', true, 'CosmicRay', 'zap', [app(2)]],
    ['nothing at all', false, undefined, undefined, []],
    ['a kill without stop code and reason', false, undefined, undefined, [app(137)]],
    ['a new stop code alone', false, 'CosmicRay', 'zap', [app()]],
    ['a stop code that is a word of JavaScript', false, 'constructor', undefined, []],
    ['a new reason of the scheduler', false, scheduler, 'Moon in Aquarius', [app(1)]],
    ['a scheduler that gives no reason', false, scheduler, undefined, [app(137)]],
    [
      'a new reason of the scheduler, with a container that would not stop',
      false,
      scheduler,
      'Moon',
      [
        app(
          137,
          'DockerTimeoutError: Could not transition to stopped; timed out after waiting 2m0s',
        ),
      ],
    ],
    [
      'a new reason of the scheduler, with a kill for memory',
      false,
      scheduler,
      'Moon',
      [app(137, OOM)],
    ],
    ['a reason of the injected sidecar only', false, undefined, undefined, [app(0), guard(1, OOM)]],
  ];

  it.each(WITHOUT_CAUSE)('names no cause for %s; counts: %s', (_, counts, ...row) => {
    const { category, ...rest } = classify(row);
    expect(rest).toMatchObject({ counts, benign: false });
    if (category !== 'exits_zero') expect(category).toBeUndefined();
  });

  it.each([
    ['nothing was pulled', {}, 'provision'],
    ['the pull began', { pullStartedAt: '2026-02-03T08:00:00Z' }, 'pull'],
    [
      'the pull ended',
      { pullStartedAt: '2026-02-03T08:00:00Z', pullStoppedAt: '2026-02-03T08:01:00Z' },
      'start',
    ],
  ])('tells from the times how far an unexplained start got: %s', (_, times, phase) => {
    expect(classifyStop({ stopCode: start, containers: [], ...times }).phase).toBe(phase);
  });

  it('takes no reason from the sidecar that GuardDuty injected', () => {
    const row: Row = [exit, EXITED, [guard(undefined, 'CannotPullContainerError: 403'), app(1)]];
    expect(classify(row)).toEqual({ counts: true, benign: false, phase: 'run' });
  });

  it('gives a verdict for anything, and a benign one exactly for benign categories', () => {
    const text = fc.option(fc.constantFrom(EXITED, OOM, 'Scaling activity initiated by x', 'new'), {
      nil: undefined,
    });
    const code = fc.option(fc.constantFrom(exit, start, scheduler, 'UserInitiated', '__proto__'), {
      nil: undefined,
    });
    const exitCode = fc.option(fc.constantFrom(0, 1, 2, 137, 139, 143, -1), { nil: undefined });
    const containers = fc.array(fc.record({ name: fc.string(), exitCode, reason: text }));
    fc.assert(
      fc.property(code, text, containers, (stopCode, stoppedReason, stopped) => {
        const verdict = classifyStop({ stopCode, stoppedReason, containers: stopped });
        if (verdict.category) expect(CATEGORIES).toContain(verdict.category);
        expect(verdict.benign && verdict.counts).toBe(false);
        expect(verdict.category?.startsWith('benign_') ?? false).toBe(verdict.benign);
      }),
    );
  });
});
