import type { StopEvidence } from '../evidence/evidence.ts';

/** Source: https://man7.org/linux/man-pages/man7/signal.7.html, the numbers of x86 and ARM. */
const SIGNALS: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  31: 'SIGSYS',
};

/**
 * What shells and container runtimes mean by an exit code.
 * Source: https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html
 */
const MEANINGS: Readonly<Record<number, string>> = {
  126: 'the command cannot be executed',
  127: 'the command was not found',
};

/** How the container that brought a task down ended. */
export interface ContainerExit {
  readonly container: string;
  readonly code: number;
}

/**
 * The exit of the container that brought the task down; undefined when it never ran, or when ECS
 * stopped it because of its health: then the exit code says nothing about why.
 */
export function exitOf(stop: StopEvidence | undefined): ContainerExit | undefined {
  const container = stop?.containers.find(({ name }) => name === stop.culprit);
  if (container?.exitCode === undefined || stop?.phase === 'health') return undefined;
  return { container: container.name, code: container.exitCode };
}

/** "app exited with 139 (SIGSEGV)", "app exited with 1". */
export function exitText({ container, code }: ContainerExit): string {
  const meaning = MEANINGS[code] ?? SIGNALS[code - 128];
  return `${container} exited with ${code}${meaning ? ` (${meaning})` : ''}`;
}
