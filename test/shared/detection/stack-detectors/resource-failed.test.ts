import { describe, expect, it } from 'vitest';
import { resourceFailed } from '../../../../shared/detection/stack-detectors/resource-failed.ts';
import { historyOf, minute, own, resource } from '../../../helpers/operations.ts';

describe('resource-failed', () => {
  const begun = own(0, 'UPDATE_IN_PROGRESS');

  it('detects the first resource that failed by itself', () => {
    const failed = resource(2, 'UPDATE_FAILED', 'acme-assets already exists');
    expect(resourceFailed.detect(historyOf([begun, failed]))).toEqual({
      detector: 'resource-failed',
      since: minute(2),
      reason: 'Assets UPDATE_FAILED: acme-assets already exists',
    });
  });

  it('detects nothing in what was given up, or cannot be cleared away after an update', () => {
    const cancelled = resource(2, 'UPDATE_FAILED', 'Resource update cancelled');
    const kept = resource(2, 'DELETE_FAILED', 'still in use');
    expect(resourceFailed.detect(historyOf([begun, cancelled, kept]))).toBeUndefined();
  });
});
