#!/usr/bin/env node
// The sources are TypeScript, which Node 24 runs as it is. An older Node hands over to the one
// that `npm ci` brought along.
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Halves the start-up time: the next command finds this one's sources compiled.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  const home = dirname(module.createRequire(import.meta.url).resolve('node/package.json'));
  const main = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), 'main.ts');
  const { status } = spawnSync(join(home, 'bin', 'node'), [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'), ...process.env },
  });
  process.exitCode = status ?? 255;
}
