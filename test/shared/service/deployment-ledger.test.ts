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
    ['a failure that nothing follows', [deployment(1, 'failed', 0, 9)], ['failed']],
    [
      'a failure that a rollback follows',
      [deployment(1, 'failed', 0, 9), rollback(2, 9)],
      ['rolled-back', 'completed'],
    ],
    [
      'one whose rollback is under way',
      [deployment(1, 'failed', 0, 9), rollback(2, 9, 'in-progress')],
      ['rolled-back', 'in-progress'],
    ],
    [
      'one whose rollback began a moment before by another clock',
      [deployment(1, 'failed', 0, 9), rollback(2, 8.5)],
      ['rolled-back', 'completed'],
    ],
    [
      'one that a rollback preceded by more',
      [rollback(2, 7), deployment(1, 'failed', 0, 9)],
      ['completed', 'failed'],
    ],
    [
      'one that a rollback follows too late to be its own',
      [deployment(1, 'failed', 0, 9), rollback(2, 20)],
      ['failed', 'completed'],
    ],
    [
      'one that a common deployment follows',
      [deployment(1, 'failed', 0, 9), deployment(2, 'completed', 9, 12)],
      ['failed', 'completed'],
    ],
    [
      'one whose rollback failed too',
      [deployment(1, 'failed', 0, 9), rollback(2, 9, 'failed')],
      ['failed', 'rolled-back'],
    ],
    [
      'two, an hour apart, each with its rollback',
      [
        deployment(1, 'failed', 0, 9),
        rollback(2, 9),
        deployment(3, 'failed', 60, 69),
        rollback(4, 69),
      ],
      ['rolled-back', 'completed', 'rolled-back', 'completed'],
    ],
    [
      'a failure of which only the end is known',
      [deployment(1, 'failed', 9, 9), rollback(2, 9)],
      ['rolled-back', 'completed'],
    ],
  ])('tells %s', (_, all, outcomes) => {
    expect(withRollbacks(all).map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  it('says the same in whatever order the deployments are given', () => {
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
    ['none', [], { ended: 0, completed: 0, failedSince: 0 }],
    [
      'one under way',
      [deployment(1, 'in-progress', 0, 0)],
      { ended: 0, completed: 0, failedSince: 0 },
    ],
    [
      'none that ever completed',
      [bad(2, 20), bad(1, 0)],
      { ended: 2, completed: 0, failedSince: 2 },
    ],
    [
      'two failures after one that completed',
      [bad(3, 40), bad(2, 20), good(1, 0)],
      { ended: 3, completed: 1, failedSince: 2, lastGood: good(1, 0), usualMilliseconds: 240_000 },
    ],
    [
      'a rollback, which is nobody’s attempt, and good',
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
      'one that completed, and of which nobody knows what it ran',
      [deployment(2, 'completed', 20, 24, { taskDefinitionArn: undefined }), good(1, 0)],
      { ended: 2, completed: 2, failedSince: 0, lastGood: good(1, 0), usualMilliseconds: 240_000 },
    ],
    [
      'one slow among quick ones',
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
