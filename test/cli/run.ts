import { Readable } from 'node:stream';
import { vi } from 'vitest';

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

/** Changes the variables in place: Node itself reads HOME from there. @returns how to undo it */
function replaceEnvironment(env: NodeJS.ProcessEnv): () => void {
  const before = { ...process.env };
  const set = (variables: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, variables);
  };
  set(env);
  return () => set(before);
}

/** Collects what is written to a stream. @returns the text so far */
function capture(stream: NodeJS.WriteStream): () => string {
  const written: string[] = [];
  vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  return () => written.join('');
}

async function runHere(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input: string,
): Promise<Run> {
  const restoreEnvironment = replaceEnvironment({ ...ENVIRONMENT, ...env });
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([input]) as never);
  try {
    const { run } = await import('../../cli/main.ts');
    const code = await run(args);
    return { code, stdout: stdout(), stderr: stderr() };
  } finally {
    vi.restoreAllMocks();
    restoreEnvironment();
  }
}

/** The streams and the environment are one of each, so that runs wait for each other. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the CLI in this process, where a run takes a hundredth of the time of a process of its own.
 * Colours are decided when it is loaded: `loopwatchProcess` is for tests that are about them.
 *
 * @param env is added to an environment without AWS
 * @param input what is piped into it
 */
export function loopwatch(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Run> {
  const run = last.then(() => runHere(args, env, input));
  last = run.catch(() => {});
  return run;
}
