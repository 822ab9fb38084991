import { describe, expect, it } from 'vitest';
import { lastGoodOf } from '../../../shared/evidence/last-good.ts';
import type { Deployment } from '../../../shared/service/deployment.ts';

const arn = (revision: number) =>
  `arn:aws:ecs:eu-central-1:444455556666:task-definition/media:${revision}`;
const deployment = (revision: number, outcome: Deployment['outcome']): Deployment => ({
  id: `ecs-svc/${revision}`,
  outcome,
  startedAt: '2026-02-03T08:00:00.000Z',
  taskDefinitionArn: arn(revision),
});
const nothing = { deployments: [] };

describe('lastGoodOf', () => {
  it.each<[string, Parameters<typeof lastGoodOf>, ReturnType<typeof lastGoodOf>]>([
    [
      'is the newest other revision that completed',
      [
        arn(9),
        {
          deployments: [
            deployment(9, 'failed'),
            deployment(8, 'rolled-back'),
            deployment(7, 'completed'),
            deployment(6, 'completed'),
          ],
        },
      ],
      { arn: arn(7), assumed: false },
    ],
    [
      'is not the failing one, though its deployment completed',
      [arn(9), { deployments: [deployment(9, 'completed'), deployment(4, 'completed')] }],
      { arn: arn(4), assumed: false },
    ],
    [
      'is what a look saw complete before',
      [arn(9), { ...nothing, stored: { arn: arn(8), assumed: false }, active: arn(7) }],
      { arn: arn(8), assumed: false },
    ],
    [
      'is assumed to be what is being replaced',
      [arn(9), { ...nothing, active: arn(7) }],
      { arn: arn(7), assumed: true },
    ],
    [
      'is assumed to be the revision before, on a cold start',
      [arn(9), { ...nothing, stored: { arn: arn(9), assumed: false }, active: arn(9) }],
      { arn: arn(8), assumed: true },
    ],
    ['is none before the first revision', [arn(1), nothing], undefined],
    ['is none when nobody knows what fails', [undefined, nothing], undefined],
    ['is none when the ARN has no revision', ['media', nothing], undefined],
  ])('%s', (_, [failing, known], lastGood) => {
    expect(lastGoodOf(failing, known)).toEqual(lastGood);
  });
});
