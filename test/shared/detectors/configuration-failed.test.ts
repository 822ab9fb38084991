import { describe, expect, it } from 'vitest';
import { configurationFailed } from '../../../shared/detectors/configuration-failed.ts';
import type { ServiceCondition } from '../../../shared/service-condition.ts';
import { conditionAt } from '../../helpers/conditions.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };
const detect = (condition?: ServiceCondition) =>
  configurationFailed.detect(
    { failures: [], ...(condition && { conditions: { 'configuration-failed': condition } }) },
    THRESHOLDS,
  );

describe('configurationFailed', () => {
  it.each<[string, ServiceCondition]>([
    ['one that was said once', conditionAt(0, 0)],
    [
      'one that is said again and again',
      conditionAt(0, 90, { reason: 'said ten times', deploymentId: 'ecs-svc/1' }),
    ],
  ])('says it of %s', (_what, condition) => {
    const { since, reason, deploymentId } = condition;
    expect(detect(condition)).toEqual({
      detector: 'configuration-failed',
      failures: [],
      since,
      reason,
      deploymentId,
    });
  });

  it.each<[string, ServiceCondition | undefined]>([
    ['a service of which nothing is said', undefined],
    ['one that is over', conditionAt(0, 90, { over: true })],
  ])('does not say it of %s', (_what, condition) => {
    expect(detect(condition)).toBeUndefined();
  });

  it('says nothing of another condition', () => {
    const conditions = { 'placement-failed': conditionAt(0, 600) };
    expect(configurationFailed.detect({ failures: [], conditions }, THRESHOLDS)).toBeUndefined();
  });
});
