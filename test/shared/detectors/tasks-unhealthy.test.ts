import { describe, expect, it } from 'vitest';
import { tasksUnhealthy } from '../../../shared/detectors/tasks-unhealthy.ts';
import type { ServiceCondition } from '../../../shared/service-condition.ts';
import { conditionAt } from '../../helpers/conditions.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };
const detect = (condition?: ServiceCondition) =>
  tasksUnhealthy.detect(
    { failures: [], ...(condition && { conditions: { 'tasks-unhealthy': condition } }) },
    THRESHOLDS,
  );

describe('tasksUnhealthy', () => {
  it.each<[string, ServiceCondition]>([
    ['one that looks of two minutes have seen', conditionAt(0, 2)],
    ['one that goes on for hours', conditionAt(0, 300, { reason: 'still so' })],
  ])('says it of %s', (_what, condition) => {
    const { since, reason, deploymentId } = condition;
    expect(detect(condition)).toEqual({
      detector: 'tasks-unhealthy',
      failures: [],
      since,
      reason,
      deploymentId,
    });
  });

  it.each<[string, ServiceCondition | undefined]>([
    ['a service of which nothing is said', undefined],
    ['one that a single look has seen', conditionAt(0, 0)],
    ['one that is too young', conditionAt(0, 2 - 0.1)],
    ['one that is over', conditionAt(0, 90, { over: true })],
  ])('does not say it of %s', (_what, condition) => {
    expect(detect(condition)).toBeUndefined();
  });

  it('says nothing of another condition', () => {
    const conditions = { 'below-desired': conditionAt(0, 600) };
    expect(tasksUnhealthy.detect({ failures: [], conditions }, THRESHOLDS)).toBeUndefined();
  });
});
