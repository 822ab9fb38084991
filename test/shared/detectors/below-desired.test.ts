import { describe, expect, it } from 'vitest';
import { belowDesired } from '../../../shared/detectors/below-desired.ts';
import type { ServiceCondition } from '../../../shared/service-condition.ts';
import { conditionAt } from '../../helpers/conditions.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };
const detect = (condition?: ServiceCondition) =>
  belowDesired.detect(
    { failures: [], ...(condition && { conditions: { 'below-desired': condition } }) },
    THRESHOLDS,
  );

describe('belowDesired', () => {
  it.each<[string, ServiceCondition]>([
    ['one that looks of a quarter of an hour have seen', conditionAt(0, 15)],
    ['one that goes on for hours', conditionAt(0, 300, { reason: 'still so' })],
  ])('says it of %s', (_what, condition) => {
    const { since, reason, deploymentId } = condition;
    expect(detect(condition)).toEqual({
      detector: 'below-desired',
      failures: [],
      since,
      reason,
      deploymentId,
    });
  });

  it.each<[string, ServiceCondition | undefined]>([
    ['a service of which nothing is said', undefined],
    ['one that a single look has seen', conditionAt(0, 0)],
    ['one that is too young', conditionAt(0, 15 - 0.1)],
    ['one that is over', conditionAt(0, 90, { over: true })],
  ])('does not say it of %s', (_what, condition) => {
    expect(detect(condition)).toBeUndefined();
  });

  it('says nothing of another condition', () => {
    const conditions = { 'tasks-unhealthy': conditionAt(0, 600) };
    expect(belowDesired.detect({ failures: [], conditions }, THRESHOLDS)).toBeUndefined();
  });
});
