import type { StopEvidence } from '../evidence/evidence.ts';

/**
 * The exit code of the container that brought a task down, as a line of evidence; undefined when
 * the container never ran.
 */
export function exitEvidence({ containers, culprit }: StopEvidence): string | undefined {
  const exitCode = containers.find(({ name }) => name === culprit)?.exitCode;
  return exitCode === undefined ? undefined : `container ${culprit} exited with ${exitCode}`;
}
