import { describe, expect, it } from 'vitest';
import { failedText } from '../../../shared/report/failed-text.ts';

describe('failedText', () => {
  it.each([
    [0, '', ''],
    [1, '1 task failed', '1 resource failed'],
    [2, '2 tasks failed', '2 resources failed'],
  ])('says of %i: %j, of a stack %j', (failures, ofService, ofStack) => {
    expect(failedText({ failures, resource: { kind: 'service' } })).toBe(ofService);
    expect(failedText({ failures, resource: { kind: 'stack' } })).toBe(ofStack);
  });
});
