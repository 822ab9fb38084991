import { describe, expect, it } from 'vitest';
import { deletionRefused } from '../../../../shared/detection/stack-detectors/deletion-refused.ts';
import { historyOf, minute, own } from '../../../helpers/operations.ts';

describe('deletion-refused', () => {
  const begun = own(0, 'DELETE_IN_PROGRESS', 'User Initiated');

  it('detects a stack that is as it was after its deletion', () => {
    const refused = own(1, 'UPDATE_COMPLETE', 'Export a cannot be deleted as it is in use by b');
    expect(deletionRefused.detect(historyOf([begun, refused]))?.since).toBe(minute(1));
  });

  it('detects nothing in a deletion that is done', () => {
    expect(deletionRefused.detect(historyOf([begun, own(1, 'DELETE_COMPLETE')]))).toBeUndefined();
  });
});
