import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BUDGETS } from '../../bench/bundle-size.ts';
import { bundle } from '../../infra/bundle.ts';
import { ENV } from '../../shared/names.ts';

const directories: string[] = [];

function bundled(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `loopwatch-${name}-`));
  directories.push(directory);
  bundle(name, directory);
  return directory;
}

/** The variables of Lambda and of the stack that a function needs to start. */
const environment = {
  PATH: process.env.PATH,
  AWS_REGION: 'eu-west-1',
  ...Object.fromEntries(Object.values(ENV).map((name) => [name, '30'])),
};

afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

describe('bundle', () => {
  it.each(Object.entries(BUDGETS))(
    'makes of %s a module that Node.js can load, alone and within the budget',
    (name, kilobytes) => {
      const directory = bundled(name);
      const files = readdirSync(directory);
      const bytes = files.reduce((sum, file) => sum + statSync(join(directory, file)).size, 0);
      expect(bytes).toBeLessThanOrEqual(kilobytes * 1000);
      expect(files.filter((file) => !file.endsWith('.mjs'))).toEqual([]);
      // In a directory without node_modules, and in its own process, as in Lambda.
      const script = "console.log(typeof (await import('./index.mjs')).handler)";
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        cwd: directory,
        env: environment,
        encoding: 'utf8',
      });
      expect(output.trim()).toBe('function');
    },
  );

  it('gives the same output for the same sources, so that nothing is deployed twice', () => {
    const [first = '', second = ''] = [bundled('detect'), bundled('detect')];
    expect(readdirSync(first)).toEqual(readdirSync(second));
    for (const file of readdirSync(first)) {
      expect(readFileSync(join(first, file))).toEqual(readFileSync(join(second, file)));
    }
  });
});
