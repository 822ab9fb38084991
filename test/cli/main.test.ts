import { beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE, UNSAFE } from './hostile.ts';
import { loopwatch, type Run } from './run.ts';
import { loopwatchProcess } from './run-process.ts';

const COMMANDS = ['replay', 'incidents', 'show', 'resolve', 'explain'];

describe('loopwatch', () => {
  let bare: Run;
  let help: Run;
  beforeAll(async () => {
    [bare, help] = await Promise.all([loopwatchProcess([]), loopwatchProcess(['--help'])]);
  });

  it('shows its help as an error without a command, as the AWS CLI does', () => {
    expect(bare).toMatchObject({ code: 252, stdout: '' });
    expect(bare.stderr).toContain('Usage: loopwatch');
  });

  it('shows its help, with every command, an example and the exit codes, when asked', () => {
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const name of [...COMMANDS, 'npx loopwatch', '0 done, 252 usage']) {
      expect(help.stdout).toContain(name);
    }
  });

  it.each(COMMANDS)('%s shows its own help, with examples of itself', async (name) => {
    const { code, stdout, stderr } = await loopwatch([name, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n {2}npx loopwatch ${name}`));
    expect(stdout).not.toMatch(UNSAFE);
  });

  it('shows the help of a command with `help`, too', async () => {
    const { code, stdout } = await loopwatch(['help', 'show']);
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'Usage: loopwatch show [options] <id>']);
  });

  it.each<[string, readonly string[]]>([
    ["unknown command 'incident'", ['incident']],
    ["unknown option '--nope'", ['--nope']],
    ["unknown option '--stauts'", ['incidents', '--stauts', 'open']],
    ["missing required argument 'dir'", ['replay']],
    ["missing required argument 'id'", ['show']],
    ["too many arguments for 'show'", ['show', 'inc-1', 'inc-2']],
    ['Allowed choices are jsonl', ['replay', '.', '-o', 'yaml']],
    ['Allowed choices are table, json, jsonl', ['incidents', '-o', 'yaml']],
    ['Allowed choices are open, acknowledged', ['incidents', '--status', 'broken']],
    ['a whole number from 1', ['incidents', '--limit', '0']],
    ['a whole number from 1', ['incidents', '--limit', '1e9']],
    ['a UTC day such as 2026-01-16', ['incidents', '--day', '2026-02-31']],
    ['Must not be empty', ['incidents', '--service', '']],
    ['a Region such as eu-west-1', ['incidents', '--region', 'us east']],
    ['a URL such as http://localhost:8000', ['incidents', '--endpoint-url', 'localhost:8000']],
    ['use only one of --status', ['incidents', '--service', 'a', '--day', 'today', '--local']],
    ['no table: use --table NAME', ['show', 'inc-1']],
    ['leave out --table', ['incidents', '--local', '--table', 't']],
    ['not a token that', ['incidents', '--local', '--starting-token', 'bnVsbA']],
    ['no such folder', ['replay', '/nonexistent']],
  ])('says "%s" in one line for %j', async (said, args) => {
    const { code, stdout, stderr } = await loopwatch(args);
    expect([code, stdout]).toEqual([252, '']);
    const [line = '', ...hints] = stderr.trimEnd().split('\n');
    expect(line).toMatch(/^(error|loopwatch): /);
    expect(line).toContain(said);
    for (const hint of hints) expect(hint).toMatch(/^\((Did you mean|`npx loopwatch --help`)/);
  });

  it('says where the commands are listed when there is no such command', async () => {
    const { stderr } = await loopwatch(['bogus']);
    expect(stderr.split('\n')[1]).toBe('(`npx loopwatch --help` lists the commands)');
  });

  it.each([[[HOSTILE]], [['show', '1', HOSTILE]], [['replay', `/nonexistent/${HOSTILE}`]]])(
    'quotes what was typed without terminal codes: %j',
    async (args) => {
      const { code, stderr } = await loopwatch(args);
      expect(code).toBe(252);
      expect(stderr).not.toMatch(UNSAFE);
    },
  );
});
