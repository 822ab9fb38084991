import { describe, expect, it } from 'vitest';
import { operationFailed } from '../../../../shared/detection/stack-detectors/operation-failed.ts';
import { historyOf, minute, own } from '../../../helpers/operations.ts';

describe('operation-failed', () => {
  const begun = own(0, 'UPDATE_IN_PROGRESS');

  it.each(['UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE_FAILED', 'UPDATE_ROLLBACK_COMPLETE'])(
    'detects %s',
    (status) => {
      const found = operationFailed.detect(historyOf([begun, own(3, status)]));
      expect(found).toMatchObject({ since: minute(3), reason: status });
    },
  );

  it('detects nothing in a success, nor in what a person cancelled, unless that fails', () => {
    const cancelled = [begun, own(3, 'UPDATE_ROLLBACK_IN_PROGRESS', 'User Initiated')];
    expect(operationFailed.detect(historyOf([begun, own(3, 'UPDATE_COMPLETE')]))).toBeUndefined();
    expect(operationFailed.detect(historyOf(cancelled))).toBeUndefined();
    const failed = [...cancelled, own(5, 'UPDATE_ROLLBACK_FAILED')];
    expect(operationFailed.detect(historyOf(failed))?.since).toBe(minute(5));
  });
});
