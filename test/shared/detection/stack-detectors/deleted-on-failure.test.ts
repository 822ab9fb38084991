import { describe, expect, it } from 'vitest';
import { deletedOnFailure } from '../../../../shared/detection/stack-detectors/deleted-on-failure.ts';
import { historyOf, minute, own } from '../../../helpers/operations.ts';

describe('deleted-on-failure', () => {
  const begun = own(0, 'CREATE_IN_PROGRESS', 'User Initiated', 't1');

  it('detects a creation that ends in a deletion nobody asked for', () => {
    const found = deletedOnFailure.detect(
      historyOf([begun, own(3, 'DELETE_IN_PROGRESS', '', 't1')]),
    );
    expect(found?.since).toBe(minute(3));
  });

  it('detects nothing in a deletion by a person', () => {
    const deleted = own(3, 'DELETE_IN_PROGRESS', 'User Initiated', 't2');
    expect(deletedOnFailure.detect(historyOf([begun, deleted]))).toBeUndefined();
  });
});
