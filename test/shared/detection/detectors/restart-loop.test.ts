import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restartLoop } from '../../../../shared/detection/detectors/restart-loop.ts';
import { lifeOf, replaces } from '../../../../shared/detection/life.ts';
import type { Failure } from '../../../../shared/failure/failure.ts';
import { serviceHistory } from '../../../../shared/incident/unsettled-history.ts';

const MINUTE = 60;
const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };
const iso = (seconds: number) => new Date(Date.UTC(2026, 1, 3) + seconds * 1000).toISOString();

/** A task that is created and fails at these seconds of the day; it starts 40 s after its creation. */
function task(created: number, failed: number, more: Partial<Failure> = {}): Failure {
  const id = `${created}-${failed}`;
  return {
    key: `${iso(created)}#${id}`,
    taskArn: `arn:aws:ecs:eu-central-1:444455556666:task/shop/${id}`,
    version: 6,
    createdAt: iso(created),
    startedAt: iso(Math.min(created + 40, failed)),
    failedAt: iso(failed),
    containers: [],
    counts: true,
    phase: 'run',
    ...more,
  };
}
const neverStarted = { startedAt: undefined, phase: 'pull' } as const;
const unhealthy = { phase: 'health', category: 'health_check_lb' } as const;
const detect = (failures: readonly Failure[], desiredCount?: number) =>
  restartLoop.detect(serviceHistory({ failures, service: { desiredCount } }), THRESHOLDS);
const pairOf = (failures: readonly Failure[], desiredCount?: number) =>
  detect(failures, desiredCount)?.failures.map(({ key }) => key.split('#')[1]);

/** Tasks of a large service, one crash after the other. */
const crashes = (count: number, everySeconds: number) =>
  Array.from({ length: count }, (_, n) => task(n * everySeconds, n * everySeconds + 120));

describe('restartLoop', () => {
  it.each<readonly [string, readonly Failure[]]>([
    ['two crashes, the second task created after the first one', [task(0, 180), task(185, 365)]],
    ['a replacement that a hasty clock dates before the stop', [task(0, 300), task(190, 400)]],
    [
      'pulls that fail, retried after 27 minutes',
      [task(0, 30, neverStarted), task(1650, 1680, neverStarted)],
    ],
    [
      'health checks that fail after an hour each',
      [task(0, 4000, unhealthy), task(3950, 8000, unhealthy)],
    ],
    [
      'a task that ran for 29 minutes, and its replacement',
      [task(0, 40 + 29 * MINUTE), task(1800, 1900)],
    ],
    [
      'a crash, then a replacement that fails its health check',
      [task(0, 100), task(110, 9000, unhealthy)],
    ],
    ['crashes on EC2, eight seconds each', [task(0, 8, { startedAt: iso(2) }), task(9, 17)]],
    ['a task whose clock ran backwards', [task(100, 100, { startedAt: iso(108) }), task(130, 200)]],
  ])('is %s', (_, failures) => {
    expect(pairOf(failures)).toEqual(failures.map(({ key }) => key.split('#')[1]));
  });

  it.each<readonly [string, readonly Failure[]]>([
    ['nothing', []],
    ['one crash', [task(0, 180)]],
    ['companions of one moment that live for minutes', [task(0, 300), task(1, 301), task(3, 290)]],
    ['companions of one moment that live for seconds', [task(0, 20), task(2, 22), task(4, 30)]],
    ['companions that fail at the moment of their creation', [task(0, 0), task(1, 1)]],
    ['companions, created 20 s apart, that live for a minute', [task(0, 60), task(20, 80)]],
    [
      'a second crash more than an hour after the first',
      [task(0, 180), task(180 + 61 * MINUTE, 4000)],
    ],
    ['tasks that run for 30 minutes', [task(0, 40 + 30 * MINUTE), task(1845, 3700)]],
    ['one short run between two long ones', [task(0, 7200), task(7210, 7300), task(7310, 14_600)]],
    ['a task that was created long before the other one failed', [task(0, 600), task(400, 700)]],
    ['a crash and a stop that does not count', [task(0, 180), task(185, 365, { counts: false })]],
  ])('is not %s', (_, failures) => {
    expect(detect(failures)).toBeUndefined();
  });

  it('looks past the companions of a task for its replacement', () => {
    const failures = [task(0, 300), task(1, 301), task(2, 302), task(310, 400)];
    expect(pairOf(failures)).toEqual(['0-300', '310-400']);
  });

  it('counts only what came after the last resolution', () => {
    const failures = [task(0, 180), task(185, 365)];
    const incident = { resolvedAt: iso(200) } as never;
    const history = serviceHistory({ failures, incident });
    expect(restartLoop.detect(history, THRESHOLDS)).toBeUndefined();
  });

  it('takes the operator’s word for what a short run is', () => {
    const failures = [task(0, 10 * MINUTE), task(605, 1200)];
    const detectWith = (shortRunMinutes: number) =>
      restartLoop.detect(serviceHistory({ failures }), { ...THRESHOLDS, shortRunMinutes });
    expect(detectWith(5)).toBeUndefined();
    expect(detectWith(10)).toBeDefined();
  });

  it.each([
    ['20 tasks, 2 failures', 20, crashes(2, 200), true],
    ['21 tasks, 1 failure', 21, crashes(1, 200), false],
    ['21 tasks, 2 failures', 21, crashes(2, 200), true],
    ['500 tasks, one of them bad for an hour and a half', 500, crashes(30, 190), false],
    ['500 tasks, 24 failures in half an hour', 500, crashes(24, 70), false],
    ['500 tasks, 25 failures in half an hour', 500, crashes(25, 70), true],
    ['500 tasks, 25 failures in an hour', 500, crashes(25, 150), false],
    ['500 tasks, all failing', 500, crashes(500, 1), true],
    ['a desired count of 0', 0, crashes(2, 200), true],
    ['a desired count that nobody knows', undefined, crashes(2, 200), true],
  ])('in a large service needs 5 % within 30 minutes: %s', (_, desired, failures, isLoop) => {
    expect(detect(failures, desired) !== undefined).toBe(isLoop);
  });

  describe('whatever happens,', () => {
    const failure = fc
      .record({
        created: fc.integer({ min: 0, max: 7200 }),
        lasted: fc.integer({ min: 0, max: 3600 }),
        started: fc.option(fc.integer({ min: -9000, max: 12_000 }), { nil: undefined }),
        phase: fc.constantFrom('pull', 'run', 'health'),
        counts: fc.boolean(),
      })
      .map(({ created, lasted, started, phase, counts }) =>
        task(created, created + lasted, {
          startedAt: started === undefined ? undefined : iso(started),
          phase,
          counts,
        }),
      );
    const failures = fc.uniqueArray(failure, { selector: ({ key }) => key, maxLength: 12 });
    const desired = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });

    it('the order of arrival does not matter', () => {
      const shuffled = failures.chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      );
      fc.assert(
        fc.property(shuffled, desired, ([all, other], count) => {
          expect(detect(other, count)).toEqual(detect(all, count));
        }),
      );
    });

    it('more failures never hide a loop', () => {
      fc.assert(
        fc.property(failures, failures, desired, (some, more, count) => {
          const known = new Set(some.map(({ key }) => key));
          const all = [...some, ...more.filter(({ key }) => !known.has(key))];
          if (detect(some, count)) expect(detect(all, count)).toBeDefined();
        }),
      );
    });

    it('it names a task and its replacement, both of which count', () => {
      fc.assert(
        fc.property(failures, desired, (all, count) => {
          const [earlier, later] = detect(all, count)?.failures ?? [];
          if (!earlier || !later) return;
          expect(replaces(lifeOf(later), lifeOf(earlier))).toBe(true);
          expect(earlier.counts && later.counts).toBe(true);
          expect(earlier.key < later.key).toBe(true);
        }),
      );
    });
  });
});
