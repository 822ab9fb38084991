import { describe, expect, it } from 'vitest';
import { operationOverdue } from '../../../../shared/detection/stack-detectors/operation-overdue.ts';
import { historyOf, minute, own } from '../../../helpers/operations.ts';

describe('operation-overdue', () => {
  const begun = own(0, 'UPDATE_IN_PROGRESS');
  const usualMilliseconds = 6 * 60_000;
  const at = (now: number) => ({ usualMilliseconds, now: Date.parse(minute(now)) });

  it('detects an operation of more than twice the usual time', () => {
    expect(operationOverdue.detect(historyOf([begun], at(13)))?.since).toBe(minute(12));
  });

  it('detects nothing before, nor after the end, nor while the usual time is unknown', () => {
    expect(operationOverdue.detect(historyOf([begun], at(12)))).toBeUndefined();
    const ended = [begun, own(20, 'UPDATE_COMPLETE')];
    expect(operationOverdue.detect(historyOf(ended, at(30)))).toBeUndefined();
    expect(operationOverdue.detect(historyOf([begun]))).toBeUndefined();
  });
});
