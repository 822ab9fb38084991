import { describe, expect, it } from 'vitest';
import { conditionsMet, detectFirst } from '../../../shared/detection/detection.ts';
import { lifeOf } from '../../../shared/detection/life.ts';
import { CONDITION_NAMES, type ConditionName } from '../../../shared/service/conditions.ts';
import type { ServiceCondition } from '../../../shared/service/service-condition.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { crashLoop } from '../../helpers/crash-events.ts';
import { failureFrom } from '../../helpers/incidents.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };

/** Each condition, with the minutes that it must have lasted. */
const LEAST: Readonly<Record<ConditionName, number>> = {
  'deployment-rolled-back': 0,
  'deployment-failed': 0,
  'configuration-failed': 0,
  'placement-failed': 0,
  'start-impaired': 0,
  'tasks-unhealthy': 2,
  'deployment-stalled': 0,
  'below-desired': 15,
};
const rows = CONDITION_NAMES.map((name) => [name, LEAST[name]] as const);
const detect = (name: ConditionName, condition: ServiceCondition) =>
  detectFirst({ lives: [], conditions: { [name]: condition } }, THRESHOLDS);

describe('detectFirst', () => {
  it('names the detector and the failures that make it true', () => {
    const failures = crashLoop(2).map(failureFrom);
    expect(detectFirst({ lives: failures.map(lifeOf) }, THRESHOLDS)).toEqual({
      detector: 'restart-loop',
      failures,
    });
  });

  it('is nothing when no detector is true', () => {
    expect(detectFirst({ lives: [] }, THRESHOLDS)).toBeUndefined();
  });

  it('believes tasks that fail before any condition', () => {
    const lives = crashLoop(2).map(failureFrom).map(lifeOf);
    const conditions = { 'deployment-failed': conditionAt(0, 0) };
    expect(detectFirst({ lives, conditions }, THRESHOLDS)?.detector).toBe('restart-loop');
  });

  it('names the first condition of the table, whatever the order of their reports', () => {
    const conditions = Object.fromEntries(
      CONDITION_NAMES.toReversed().map((name) => [name, conditionAt(0, 60)]),
    );
    const detection = detectFirst({ lives: [], conditions }, THRESHOLDS);
    expect(detection?.detector).toBe('deployment-rolled-back');
  });

  it.each(rows)('detects %s once it has lasted for %i minutes', (name, least) => {
    for (const condition of [
      conditionAt(0, least),
      conditionAt(0, 300, { reason: 'still so' }),
      conditionAt(0, 90, { deploymentId: 'ecs-svc/1' }),
    ]) {
      const { since, reason, deploymentId } = condition;
      const expected = { detector: name, failures: [], since, reason, deploymentId };
      expect(detect(name, condition)).toEqual(expected);
    }
  });

  it.each(rows.filter(([, least]) => least > 0))('does not detect a young %s', (name, least) => {
    expect(detect(name, conditionAt(0, 0))).toBeUndefined();
    expect(detect(name, conditionAt(0, least - 0.1))).toBeUndefined();
  });

  it.each(CONDITION_NAMES)('does not detect %s when it is over', (name) => {
    expect(detect(name, conditionAt(0, 90, { over: true }))).toBeUndefined();
  });
});

describe('conditionsMet', () => {
  it('keeps those that have lasted for long enough and are not over', () => {
    const conditions = {
      'below-desired': conditionAt(0, 14),
      'tasks-unhealthy': conditionAt(0, 3),
      'start-impaired': conditionAt(0, 0, { over: true }),
      'deployment-failed': conditionAt(0, 0),
    };
    expect(Object.keys(conditionsMet({ conditions }))).toEqual([
      'deployment-failed',
      'tasks-unhealthy',
    ]);
  });

  it('has none of a service without any', () => {
    expect(conditionsMet({})).toEqual({});
  });
});
