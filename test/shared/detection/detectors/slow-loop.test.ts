import { describe, expect, it } from 'vitest';
import { slowLoop } from '../../../../shared/detection/detectors/slow-loop.ts';
import { lifeOf } from '../../../../shared/detection/life.ts';
import type { Failure } from '../../../../shared/failure/failure.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };
const iso = (minutes: number) => new Date(Date.UTC(2026, 1, 3) + minutes * 60_000).toISOString();

/** A task that fails at this minute after having run for so many; created a minute before. */
function ran(failed: number, minutes: number, more: Partial<Failure> = {}): Failure {
  const createdAt = iso(failed - minutes - 1);
  const id = `${failed}-${minutes}`;
  return {
    key: `${createdAt}#${id}`,
    taskArn: `arn:aws:ecs:eu-central-1:444455556666:task/shop/${id}`,
    version: 6,
    createdAt,
    startedAt: iso(failed - minutes),
    failedAt: iso(failed),
    containers: [{ name: 'app', exitCode: 137 }],
    counts: true,
    phase: 'run',
    category: 'out_of_memory',
    ...more,
  };
}

const byKey = (failures: readonly Failure[]) =>
  [...failures].sort((a, b) => (a.key < b.key ? -1 : 1));
const detected = (failures: readonly Failure[], desiredCount?: number) =>
  slowLoop.detect({ lives: byKey(failures).map(lifeOf), desiredCount }, THRESHOLDS) !== undefined;

/** Killed every 41 minutes, each task in place of the one before. */
const clockwork = [ran(100, 40), ran(141, 40), ran(182, 40)];

describe('slowLoop', () => {
  it.each<[string, readonly Failure[], number?]>([
    ['three kills at like gaps', clockwork],
    ['gaps that differ by a quarter', [ran(100, 40), ran(141, 40), ran(192, 50)]],
    ['kills eight hours apart', [ran(500, 480), ran(981, 480), ran(1462, 480)]],
    ['two tasks that die in turn', [...clockwork, ran(120, 40), ran(161, 40), ran(202, 40)]],
    [
      'all of a large service',
      Array.from({ length: 75 }, (_, i) => ran(100 + 41 * (i % 3) + i / 25, 40)),
      500,
    ],
  ])('says it of %s', (_what, failures, desiredCount) => {
    expect(detected(failures, desiredCount)).toBe(true);
  });

  it.each<[string, readonly Failure[], number?]>([
    ['two kills', clockwork.slice(0, 2)],
    ['gaps that have nothing in common', [ran(100, 40), ran(141, 40), ran(242, 100)]],
    [
      'failures of three kinds',
      clockwork.map((one, i) => ({
        ...one,
        category: undefined,
        containers: [{ name: 'app', exitCode: i + 1 }],
      })),
    ],
    ['short runs, which are a restart loop', [ran(100, 5), ran(106, 5), ran(112, 5)]],
    ['tasks that did not follow each other', [ran(100, 40), ran(300, 40), ran(500, 40)]],
    ['more than a day', [ran(1000, 900), ran(1901, 900), ran(2802, 900)]],
    ['one bad task of five hundred', clockwork, 500],
    ['nothing', []],
  ])('does not say it of %s', (_what, failures, desiredCount) => {
    expect(detected(failures, desiredCount)).toBe(false);
  });
});
