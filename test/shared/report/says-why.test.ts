import { describe, expect, it } from 'vitest';
import { saysWhy } from '../../../shared/report/says-why.ts';
import { evidenceOf } from '../diagnosis/rules/evidence-of.ts';
import { recordOf } from './record-of.ts';

const record = recordOf({ evidence: evidenceOf({}) });

describe('saysWhy', () => {
  it.each([
    ['CannotPullContainerError: pull access denied', true],
    ['Essential container in task exited', false],
    [' Task failed to start. ', false],
    ['container app exited with 1', false],
    // Not what this task's container did: somebody else wrote it.
    ['container worker exited with 2', true],
  ])('of "%s" is %s', (text, says) => {
    expect(saysWhy(record, text)).toBe(says);
  });
});
