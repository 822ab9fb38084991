import { describe, expect, it } from 'vitest';
import { isFailed, isRollback, rankOf, STATUS } from '../../../shared/stack/stack-status.ts';

describe('STATUS', () => {
  it.each([
    'CREATE_IN_PROGRESS',
    'DELETE_SKIPPED',
    'ROLLBACK_FAILED',
    'UPDATE_ROLLBACK_IN_PROGRESS',
    'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    'IMPORT_ROLLBACK_COMPLETE',
    'REVIEW_IN_PROGRESS',
  ])('finds all of %s', (status) => {
    expect(STATUS.exec(`| ${status} |`)?.[0]).toBe(status);
  });

  it('finds none in other words', () => {
    expect(STATUS.test('CREATE_TABLE FAILED, MY_CREATE_FAILED_FLAG')).toBe(false);
  });
});

describe('rankOf', () => {
  it('puts what can only follow later', () => {
    const story = [
      'CREATE_IN_PROGRESS',
      'CREATE_COMPLETE',
      'CREATE_FAILED',
      'ROLLBACK_IN_PROGRESS',
      'ROLLBACK_COMPLETE',
    ];
    expect([...story].reverse().sort((a, b) => rankOf(a) - rankOf(b))).toEqual(story);
  });
});

describe('isFailed and isRollback', () => {
  it.each([
    ['CREATE_FAILED', true, false],
    ['UPDATE_ROLLBACK_FAILED', true, true],
    ['ROLLBACK_IN_PROGRESS', false, true],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', false, false],
  ])('read %s', (status, failed, rollback) => {
    expect(isFailed(status)).toBe(failed);
    expect(isRollback(status)).toBe(rollback);
  });
});
