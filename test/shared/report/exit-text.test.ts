import { describe, expect, it } from 'vitest';
import type { StopEvidence } from '../../../shared/evidence/evidence.ts';
import { exitOf, exitText } from '../../../shared/report/exit-text.ts';
import { stopOf } from '../diagnosis/rules/evidence-of.ts';

describe('exitOf', () => {
  it('is the exit of the container that brought the task down', () => {
    const containers = [
      { name: 'proxy', exitCode: 0 },
      { name: 'app', exitCode: 1 },
    ];
    expect(exitOf(stopOf({ containers }))).toEqual({ container: 'app', code: 1 });
  });

  it.each<readonly [string, StopEvidence | undefined]>([
    ['nothing stopped', undefined],
    ['the container never ran', stopOf({ containers: [{ name: 'app' }] })],
    ['nobody knows which container it was', stopOf({ culprit: undefined })],
    ['ECS stopped it because of its health', stopOf({ phase: 'health' })],
  ])('is undefined when %s', (_, stop) => {
    expect(exitOf(stop)).toBeUndefined();
  });
});

describe('exitText', () => {
  it.each([
    ['app exited with 0', 0],
    ['app exited with 1', 1],
    ['app exited with 127 (the command was not found)', 127],
    ['app exited with 137 (SIGKILL)', 137],
    ['app exited with 139 (SIGSEGV)', 139],
    ['app exited with 255', 255],
  ])('says that %s', (said, code) => {
    expect(exitText({ container: 'app', code })).toBe(said);
  });
});
