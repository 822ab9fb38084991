#!/usr/bin/env node
// The sources are TypeScript, which Node 24 runs as it is. An older Node hands over to the one
// that `npm ci` brought along.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import('./main.ts');
} else {
  const home = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  const main = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), 'main.ts');
  const { status } = spawnSync(join(home, 'bin', 'node'), [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 255;
}
