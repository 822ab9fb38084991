import { describe, expect, it } from 'vitest';
import { situationText } from '../../../../shared/report/section-texts/situation.ts';
import type { SituationSection } from '../../../../shared/report/sections/situation.ts';
import { NOW, recordOf } from '../record-of.ts';

const crashes: SituationSection = {
  resource: recordOf().resource,
  mode: { kind: 'crashes', predicate: 'keeps crashing' },
  failures: 2,
  firstFailureAt: '2026-02-03T08:01:00.000Z',
  lastFailureAt: '2026-02-03T08:04:10.000Z',
};
const unknown = { ...crashes, mode: { kind: 'unknown', predicate: 'keeps failing' } } as const;
const comeback = {
  resolvedAt: '2026-02-03T07:10:00.000Z',
  why: 'healthy again, 1 of 1 running',
  reopenedAt: '2026-02-03T08:04:00.000Z',
};
const rollback = {
  at: '2026-02-03T08:04:00.000Z',
  why: 'circuit breaker threshold reached',
  deployment: 'ecs-svc/123',
};
const tasks = { running: 1, desired: 3, pending: 1 };
const exit = { container: 'app', code: 1 };

const lines = (situation: SituationSection, isRollbackNews?: boolean) =>
  situationText(situation, NOW, isRollbackNews).split('\n');

describe('situationText', () => {
  it('says what happens, how often, since when and in which state', () => {
    expect(lines({ ...crashes, tasks, exit, revision: 'media:7' })).toEqual([
      'shop/media keeps crashing: 2 tasks failed 08:01–08:04 UTC, 3 min.',
      'Running 1 of 3; 1 pending; app exited with 1; failing revision media:7.',
    ]);
  });

  it('says since when it lasts when there are no failures to count', () => {
    const mode = { kind: 'placement-failed', predicate: 'cannot place its tasks' } as const;
    expect(lines({ ...crashes, mode, failures: 0, tasks })).toEqual([
      'shop/media cannot place its tasks, since 08:01 UTC (4 min ago).',
      'Running 1 of 3; 1 pending.',
    ]);
  });

  it('says how the incident was resolved before it came back', () => {
    expect(lines({ ...unknown, comeback })).toEqual([
      'shop/media is failing again: 2 tasks failed 08:01–08:04 UTC, 3 min.',
      'It was resolved at 07:10 UTC (healthy again, 1 of 1 running), and is back since 08:04 UTC.',
    ]);
    expect(lines({ ...crashes, comeback })[0]).toMatch(
      /^shop\/media is failing again \(keeps crashing\): /,
    );
  });

  it('writes the name of a container as it is', () => {
    expect(lines({ ...crashes, exit, revision: 'media:7' })[1]).toBe(
      'app exited with 1; failing revision media:7.',
    );
  });

  it('begins the news of a rollback with the deployment and the reason', () => {
    const said =
      'Deployment ecs-svc/123 was rolled back at 08:04 UTC: circuit breaker threshold reached.';
    expect(lines({ ...crashes, rollback }, true)[0]).toBe(said);
    expect(lines({ ...crashes, rollback })[1]).toBe(said);
  });

  it('says when an incident was resolved before anybody heard of it', () => {
    expect(lines({ ...crashes, resolvedAt: '2026-02-03T08:05:00.000Z' })).toContain(
      'It was resolved at 08:05 UTC.',
    );
  });
});
