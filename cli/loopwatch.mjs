#!/usr/bin/env node
// The sources are TypeScript, which Node 24 runs as it is. An older Node hands over to the one
// that `npm ci` brought along.
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Halves the start-up time: the next command finds this one's sources compiled.
  module.enableCompileCache();
  const { run } = await import('./main.ts');
  process.exitCode = await run(process.argv.slice(2));
} else {
  const home = dirname(module.createRequire(import.meta.url).resolve('node/package.json'));
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const { status } = spawnSync(join(home, 'bin', 'node'), args, { stdio: 'inherit' });
  process.exitCode = status ?? 255;
}
