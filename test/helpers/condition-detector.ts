import { describe, expect, it } from 'vitest';
import type { Detector } from '../../shared/detection/detector.ts';
import { CONDITIONS, type ServiceCondition } from '../../shared/service/service-condition.ts';
import { conditionAt } from './conditions.ts';

const THRESHOLDS = { shortRunMinutes: 30, quietMinutes: 30 };

/**
 * What holds of each detector that pages for a condition of the service of its name.
 *
 * @param least minutes that the condition must last; 0 when it is true as soon as it is said
 */
export function describeConditionDetector(name: string, { id, detect }: Detector, least: number) {
  const said = (condition?: ServiceCondition) =>
    detect({ failures: [], ...(condition && { conditions: { [id]: condition } }) }, THRESHOLDS);
  const tooYoung: [string, ServiceCondition][] =
    least === 0
      ? []
      : [
          ['one that was said once', conditionAt(0, 0)],
          ['one that is too young', conditionAt(0, least - 0.1)],
        ];

  describe(name, () => {
    it.each<[string, ServiceCondition]>([
      ['one that has lasted for long enough', conditionAt(0, least)],
      ['one that goes on for hours', conditionAt(0, 300, { reason: 'still so' })],
      ['one of a deployment', conditionAt(0, 90, { deploymentId: 'ecs-svc/1' })],
    ])('says it of %s', (_what, condition) => {
      const { since, reason, deploymentId } = condition;
      const expected = { detector: id, failures: [], since, reason, deploymentId };
      expect(said(condition)).toEqual(expected);
    });

    it.each<[string, ServiceCondition | undefined]>([
      ['a service of which nothing is said', undefined],
      ['one that is over', conditionAt(0, 90, { over: true })],
      ...tooYoung,
    ])('does not say it of %s', (_what, condition) => {
      expect(said(condition)).toBeUndefined();
    });

    it('says nothing of any other condition', () => {
      for (const other of CONDITIONS.filter((one) => one !== id)) {
        const conditions = { [other]: conditionAt(0, 600) };
        expect(detect({ failures: [], conditions }, THRESHOLDS)).toBeUndefined();
      }
    });
  });
}
