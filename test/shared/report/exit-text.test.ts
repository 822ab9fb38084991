import { describe, expect, it } from 'vitest';
import type { StopEvidence } from '../../../shared/evidence/evidence.ts';
import { exitText } from '../../../shared/report/exit-text.ts';
import { stopOf } from '../diagnosis/rules/evidence-of.ts';

const exit = (exitCode: number) => stopOf({ containers: [{ name: 'app', exitCode }] });

describe('exitText', () => {
  it.each<readonly [string, StopEvidence]>([
    ['app exited with 0', exit(0)],
    ['app exited with 1', exit(1)],
    ['app exited with 127 (the command was not found)', exit(127)],
    ['app exited with 137 (SIGKILL)', exit(137)],
    ['app exited with 139 (SIGSEGV)', exit(139)],
    ['app exited with 255', exit(255)],
  ])('says that %s', (said, stop) => {
    expect(exitText(stop)).toBe(said);
  });

  it.each<readonly [string, StopEvidence | undefined]>([
    ['nothing stopped', undefined],
    ['the container never ran', stopOf({ containers: [{ name: 'app' }] })],
    ['nobody knows the culprit', stopOf({ culprit: undefined })],
    ['ECS stopped it for its health', stopOf({ phase: 'health' })],
  ])('says nothing when %s', (_, stop) => {
    expect(exitText(stop)).toBeUndefined();
  });
});
