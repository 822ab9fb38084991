import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from './run.ts';
import { LOOPWATCH, loopwatchProcess } from './run-process.ts';

/** Makes Node say that it is another version, as the file that was started sees it. */
const pretending = (version: string) =>
  `data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
  )}`;

/** The answer of the CLI when it is started by a Node of that version. */
function startedBy(version: string, args: readonly string[], input = ''): string {
  return execFileSync(process.execPath, ['--import', pretending(version), LOOPWATCH, ...args], {
    env: ENVIRONMENT,
    encoding: 'utf8',
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

describe('loopwatch.mjs', () => {
  it('hands over to the Node of the project when an older one starts it: input and output', async () => {
    const args = ['explain', '-o', 'json'];
    const text = 'Error: connect ECONNREFUSED 127.0.0.1:5432';
    const { code, stdout } = await loopwatchProcess(args, {}, text);
    expect(code).toBe(0);
    expect(startedBy('20.20.2', args, text)).toBe(stdout);
  });

  it('hands over the exit code and the errors, too', async () => {
    const args = ['show', 'inc-1', 'inc-2'];
    const { code, stderr } = await loopwatchProcess(args);
    expect(code).toBe(252);
    expect(() => startedBy('20.20.2', args)).toThrow(
      expect.objectContaining({ status: code, stderr }),
    );
  });
});
