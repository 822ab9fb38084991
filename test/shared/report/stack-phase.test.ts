import { describe, expect, it } from 'vitest';
import { stackPhaseOf } from '../../../shared/report/stack-phase.ts';
import { recordOf } from './record-of.ts';
import { stackRecordOf } from './stack-record-of.ts';

describe('stackPhaseOf', () => {
  it.each([
    ['CREATE_IN_PROGRESS', 'CREATE', 'going-on'],
    ['DELETE_IN_PROGRESS', 'DELETE', 'going-on'],
    ['CREATE_FAILED', 'CREATE', 'left'],
    ['UPDATE_FAILED', 'UPDATE', 'left'],
    ['ROLLBACK_IN_PROGRESS', 'CREATE', 'rolling-back'],
    ['UPDATE_ROLLBACK_IN_PROGRESS', 'UPDATE', 'rolling-back'],
    ['IMPORT_ROLLBACK_IN_PROGRESS', 'IMPORT', 'rolling-back'],
    ['ROLLBACK_COMPLETE', 'CREATE', 'emptied'],
    ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE', 'rolled-back'],
    ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE', 'rolled-back'],
    ['ROLLBACK_FAILED', 'CREATE', 'removal-stuck'],
    ['UPDATE_ROLLBACK_FAILED', 'UPDATE', 'rollback-stuck'],
    ['DELETE_IN_PROGRESS', 'CREATE', 'deleting'],
    ['DELETE_COMPLETE', 'CREATE', 'deleted'],
    ['DELETE_FAILED', 'DELETE', 'deletion-stuck'],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'UPDATE', 'succeeded'],
    ['IMPORT_COMPLETE', 'IMPORT', 'succeeded'],
  ] as const)('is of %s in %s: %s', (status, type, phase) => {
    expect(stackPhaseOf(stackRecordOf({ status, type }))).toBe(phase);
  });

  it('is none of a service', () => {
    expect(stackPhaseOf(recordOf())).toBeUndefined();
  });
});
