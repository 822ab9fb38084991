import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../infra/bundle.ts';
import type { Measure } from './measure.ts';
import { median } from './median.ts';

const ROOT = join(import.meta.dirname, '..');
const ROUNDS = 15;

/** The clients that detect's sandbox would load if nothing were bundled. */
const CLIENTS = ['dynamodb', 'ecs', 'cloudwatch-logs', 'sns'];

/** Imports modules in a process of its own, as a cold Lambda sandbox does. @returns milliseconds */
function importTime(directory: string, modules: readonly string[]): number {
  const script = `
    const began = performance.now();
    for (const name of ${JSON.stringify(modules)}) await import(name);
    console.log(performance.now() - began);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: directory,
    env: { PATH: process.env.PATH, AWS_REGION: 'eu-west-1' },
    encoding: 'utf8',
  });
  return Number(output);
}

/** Start-up: detect's bundle next to the SDK as it is installed, in turns, each in a new process. */
export async function importing(): Promise<Measure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'loopwatch-bench-'));
  try {
    bundle('detect', directory);
    const clients = CLIENTS.map((name) => `@aws-sdk/client-${name}`);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      bundled: importTime(directory, ['./index.mjs']),
      unbundled: importTime(ROOT, clients),
      empty: importTime(ROOT, []),
    }));
    const of = (part: 'bundled' | 'unbundled') =>
      median(rounds.map((round) => round[part] - round.empty));
    // Of each round by itself: what else the machine does lasts longer than a round.
    const ratio = median(
      rounds.map(({ bundled, unbundled, empty }) => (bundled - empty) / (unbundled - empty)),
    );
    return [
      {
        what: "import of detect's bundle / of four SDK clients unbundled",
        value: ratio,
        unit: 'x',
        goal: { most: 0.2 },
      },
      { what: "  import of detect's bundle", value: of('bundled'), unit: 'ms' },
      { what: '  import of four SDK clients unbundled', value: of('unbundled'), unit: 'ms' },
    ];
  } finally {
    rmSync(directory, { recursive: true });
  }
}
