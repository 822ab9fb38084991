import { describe, expect, it } from 'vitest';
import { elasticLoadBalancing } from '../../../local/recorded/elastic-load-balancing.ts';
import { TARGET_GROUP, targetAt } from '../../helpers/running.ts';

const at = (minute: number) => Date.UTC(2026, 1, 3, 8, minute);
const since = (minute: number, state: string) => ({
  from: new Date(at(minute)).toISOString(),
  targetGroupArn: TARGET_GROUP,
  targets: [targetAt('10.0.0.1', state)],
});
const account = { targetHealth: [since(1, 'initial'), since(5, 'unhealthy')] };
const states = (minute: number, arn = TARGET_GROUP) =>
  elasticLoadBalancing
    .DescribeTargetHealth(account, { TargetGroupArn: arn }, at(minute))
    .TargetHealthDescriptions.map(({ TargetHealth }) => (TargetHealth as { State: string }).State);

describe('elasticLoadBalancing', () => {
  it.each([
    [1, 'initial'],
    [4, 'initial'],
    [5, 'unhealthy'],
    [600, 'unhealthy'],
  ])('says in minute %i that the target is %s', (minute, state) => {
    expect(states(minute)).toEqual([state]);
  });

  it.each([
    ['not there yet', 0, TARGET_GROUP],
    ['not recorded', 9, `${TARGET_GROUP}2`],
  ])('refuses a group that is %s, as AWS does', (_, minute, arn) => {
    expect(() => states(minute, arn)).toThrow(
      expect.objectContaining({ name: 'TargetGroupNotFoundException' }),
    );
  });

  it('gives no targets for a group without any', () => {
    const empty = { targetHealth: [{ targetGroupArn: TARGET_GROUP }] };
    const input = { TargetGroupArn: TARGET_GROUP };
    expect(elasticLoadBalancing.DescribeTargetHealth(empty, input, at(1))).toEqual({
      TargetHealthDescriptions: [],
    });
  });
});
