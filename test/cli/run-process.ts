import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ENVIRONMENT, type Run } from './run.ts';

/** The CLI's file, for Node 24 as for any other. */
export const LOOPWATCH = join(import.meta.dirname, '..', '..', 'cli', 'loopwatch.mjs');

/**
 * Runs the CLI in a process of its own: whether it ends by itself, with which exit code, and what
 * depends on how it was started.
 *
 * @param env is added to an environment without AWS
 * @param input what is piped into it
 */
export function loopwatchProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Run> {
  const child = spawn(process.execPath, [LOOPWATCH, ...args], {
    env: { ...ENVIRONMENT, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // a command that reads nothing may end first
  child.stdin.end(input);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
}
