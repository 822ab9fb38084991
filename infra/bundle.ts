import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** What the SDK imports lazily and Lambda never asks for: only a browser's user agent needs it. */
const NEVER_IMPORTED = ['bowser'];

/**
 * What Node makes at its first use, and a browser's client answers with. The SDK asks of each
 * answer whether it is one, which would load web streams and blobs at the first call.
 */
const NEVER_DEFINED = { ReadableStream: 'undefined', Blob: 'undefined' };

const STAND_IN = join(import.meta.dirname, 'node-built-ins.ts');
const BUILT_INS = ['console', 'crypto', 'fs', 'fs/promises', 'https', 'os', 'path', 'process'];

/** What is taken from elsewhere: see the files. */
const ALIASES = {
  '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'no-credential-chain.ts'),
  '@aws-sdk/middleware-endpoint-discovery': join(import.meta.dirname, 'no-endpoint-discovery.ts'),
  '@smithy/core/event-streams': join(import.meta.dirname, 'no-event-streams.ts'),
  ...Object.fromEntries(
    [...BUILT_INS, 'stream', 'timers'].map((name) => [`node:${name}`, STAND_IN]),
  ),
};

/**
 * Some of the SDK's dependencies still call `require` for Node's own modules. The name keeps clear
 * of a bundled module that imports createRequire itself.
 */
const REQUIRE = [
  "import{createRequire as __createRequire}from'node:module';",
  'const require=__createRequire(import.meta.url);',
].join('');

/**
 * Bundles one function, SDK included, into `directory/index.mjs` and the chunks that it imports
 * lazily. The output depends on the sources only, not on the place or the time.
 *
 * @param name the file's name in `functions/`, without its ending.
 */
export function bundle(name: string, directory: string): void {
  buildSync({
    entryPoints: [{ in: join(import.meta.dirname, '..', 'functions', `${name}.ts`), out: 'index' }],
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // An `import()` becomes a file of its own, so that a client that is seldom used costs no
    // start-up.
    splitting: true,
    external: NEVER_IMPORTED,
    alias: ALIASES,
    define: NEVER_DEFINED,
    // Without a source map: reading one costs a fifth of the start-up time.
    minify: true,
    legalComments: 'none',
    // esbuild's default for Node prefers CommonJS, which is twice the size and cannot be shaken.
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
}
