import type { StopEvidence } from '../evidence/evidence.ts';

/** Source: https://man7.org/linux/man-pages/man7/signal.7.html, on x86 and ARM */
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

/** Of shells and container runtimes. */
const MEANINGS: Readonly<Record<number, string>> = {
  126: 'the command cannot be executed',
  127: 'the command was not found',
};

/** "139 (SIGSEGV)", "127 (the command was not found)", "1". */
export function exitCodeText(code: number): string {
  const meaning = MEANINGS[code] ?? SIGNALS[code - 128];
  return meaning ? `${code} (${meaning})` : String(code);
}

/** The container that brought the task down. */
export const culpritOfStop = ({ containers, culprit }: StopEvidence) =>
  containers.find(({ name }) => name === culprit);

/**
 * "app exited with 139 (SIGSEGV)"; undefined when the container never ran, or when ECS stopped it
 * for its health, of which its exit code tells nothing.
 */
export function exitText(stop: StopEvidence | undefined): string | undefined {
  const container = stop && culpritOfStop(stop);
  if (container?.exitCode === undefined || stop?.phase === 'health') return undefined;
  return `${container.name} exited with ${exitCodeText(container.exitCode)}`;
}
