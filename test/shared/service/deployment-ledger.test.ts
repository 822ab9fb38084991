import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deployment, Outcome } from '../../../shared/service/deployment.ts';
import { deploymentLedger, withRollbacks } from '../../../shared/service/deployment-ledger.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 1, 3, 8) + minute * 60_000).toISOString();
/** A deployment of revision `id` that lasts from minute to minute. */
const deployment = (
  id: number,
  outcome: Outcome,
  from: number,
  to: number,
  more: Partial<Deployment> = {},
): Deployment => ({
  id: `ecs-svc/${id}`,
  outcome,
  startedAt: at(from),
  ...(outcome !== 'in-progress' && { endedAt: at(to) }),
  taskDefinitionArn: `media:${id}`,
  ...more,
});
const rollback = (id: number, from: number, outcome: Outcome = 'completed') =>
  deployment(id, outcome, from, from + 2, { isRollback: true });

describe('withRollbacks', () => {
  it.each<[string, readonly Deployment[], readonly Outcome[]]>([
    [
      'leaves a failure that nothing follows as failed',
      [deployment(1, 'failed', 0, 9)],
      ['failed'],
    ],
    [
      'marks a failure that a rollback follows as rolled back',
      [deployment(1, 'failed', 0, 9), rollback(2, 9)],
      ['rolled-back', 'completed'],
    ],
    [
      'marks a failure while its rollback is in progress',
      [deployment(1, 'failed', 0, 9), rollback(2, 9, 'in-progress')],
      ['rolled-back', 'in-progress'],
    ],
    [
      'marks a failure whose rollback seems to begin earlier because clocks differ',
      [deployment(1, 'failed', 0, 9), rollback(2, 8.5)],
      ['rolled-back', 'completed'],
    ],
    [
      'does not mark a failure for a rollback that began minutes before it',
      [rollback(2, 7), deployment(1, 'failed', 0, 9)],
      ['completed', 'failed'],
    ],
    [
      'does not mark a failure for a rollback that follows too late',
      [deployment(1, 'failed', 0, 9), rollback(2, 20)],
      ['failed', 'completed'],
    ],
    [
      'does not mark a failure that an ordinary deployment follows',
      [deployment(1, 'failed', 0, 9), deployment(2, 'completed', 9, 12)],
      ['failed', 'completed'],
    ],
    [
      'marks a rollback that failed instead of the failure before it',
      [deployment(1, 'failed', 0, 9), rollback(2, 9, 'failed')],
      ['failed', 'rolled-back'],
    ],
    [
      'marks two failures an hour apart that each have a rollback',
      [
        deployment(1, 'failed', 0, 9),
        rollback(2, 9),
        deployment(3, 'failed', 60, 69),
        rollback(4, 69),
      ],
      ['rolled-back', 'completed', 'rolled-back', 'completed'],
    ],
    [
      'marks a failure of which only the end is known',
      [deployment(1, 'failed', 9, 9), rollback(2, 9)],
      ['rolled-back', 'completed'],
    ],
  ])('%s', (_, all, outcomes) => {
    expect(withRollbacks(all).map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it('does not depend on the order of the deployments', () => {
    const all = [
      deployment(1, 'failed', 0, 9),
      rollback(2, 9),
      deployment(3, 'failed', 60, 69),
      rollback(4, 69),
    ];
    const byId = (some: readonly Deployment[]) =>
      withRollbacks(some).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        expect(byId(some)).toEqual(byId(all));
      }),
    );
  });
});

describe('deploymentLedger', () => {
  const good = (id: number, from: number, minutes = 4) =>
    deployment(id, 'completed', from, from + minutes);
  const bad = (id: number, from: number) => deployment(id, 'rolled-back', from, from + 9);

  it.each<[string, readonly Deployment[], object]>([
    ['no deployments', [], { ended: 0, completed: 0, failedSince: 0 }],
    [
      'a deployment in progress',
      [deployment(1, 'in-progress', 0, 0)],
      { ended: 0, completed: 0, failedSince: 0 },
    ],
    [
      'deployments that all failed',
      [bad(2, 20), bad(1, 0)],
      { ended: 2, completed: 0, failedSince: 2 },
    ],
    [
      'two failures after a completed deployment',
      [bad(3, 40), bad(2, 20), good(1, 0)],
      { ended: 3, completed: 1, failedSince: 2, lastGood: good(1, 0), usualMilliseconds: 240_000 },
    ],
    [
      'a rollback, which is good but not counted as an attempt',
      [rollback(3, 29), bad(2, 20), good(1, 0)],
      {
        ended: 2,
        completed: 1,
        failedSince: 1,
        lastGood: rollback(3, 29),
        usualMilliseconds: 240_000,
      },
    ],
    [
      'a completed deployment whose revision is unknown',
      [deployment(2, 'completed', 20, 24, { taskDefinitionArn: undefined }), good(1, 0)],
      { ended: 2, completed: 2, failedSince: 0, lastGood: good(1, 0), usualMilliseconds: 240_000 },
    ],
    [
      'one slow deployment among quick ones',
      [good(3, 100, 55), good(2, 20, 2), good(1, 0, 3)],
      {
        ended: 3,
        completed: 3,
        failedSince: 0,
        lastGood: good(3, 100, 55),
        usualMilliseconds: 180_000,
      },
    ],
  ])('sums up %s', (_, newestFirst, expected) => {
    expect(deploymentLedger(newestFirst)).toEqual({
      lastGood: undefined,
      usualMilliseconds: undefined,
      ...expected,
    });
  });
});
