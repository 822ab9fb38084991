import { describe, expect, it } from 'vitest';
import { exitEvidence } from '../../../shared/diagnosis/exit-evidence.ts';
import { stopOf } from './rules/evidence-of.ts';

describe('exitEvidence', () => {
  it('names the container that brought the task down, and its exit code', () => {
    const containers = [
      { name: 'proxy', exitCode: 0 },
      { name: 'app', exitCode: 137 },
    ];
    expect(exitEvidence(stopOf({ containers }))).toBe('container app exited with 137');
  });

  it.each([
    ['the container never ran', stopOf({ containers: [{ name: 'app' }] })],
    ['nobody knows which container it was', stopOf({ culprit: undefined })],
  ])('is undefined when %s', (_, stop) => {
    expect(exitEvidence(stop)).toBeUndefined();
  });
});
