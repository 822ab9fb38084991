import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The CLI's file, for every version of Node. */
export const LOOPWATCH = join(import.meta.dirname, '..', '..', 'cli', 'loopwatch.mjs');

/** The result of a run of the CLI. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing of the machine that runs the test: no credentials, no Region, no colour, no cache. */
export const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * Runs the real CLI in a process of its own.
 *
 * @param env is added to an environment without AWS
 * @param input what is piped into it
 */
export function loopwatch(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Run> {
  const child = spawn(process.execPath, [LOOPWATCH, ...args], {
    env: { ...ENVIRONMENT, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {}); // a command that reads no input may end first
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
