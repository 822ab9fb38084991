/**
 * Stands in for Node's own modules in the bundles. An `import` of one makes Node read all its
 * members to list them, and some of them load what nothing here needs: web cryptography, the report
 * of a crash. It costs a fifth of the start-up. If the SDK asks for more than these names one day,
 * esbuild fails and says so.
 */
const { Console } = process.getBuiltinModule('node:console');
const { createHash, createHmac, getRandomValues, randomInt } =
  process.getBuiltinModule('node:crypto');
const { createReadStream, fstatSync, lstatSync, ReadStream } = process.getBuiltinModule('node:fs');
const { readFile } = process.getBuiltinModule('node:fs/promises');
const { homedir, platform, release } = process.getBuiltinModule('node:os');
const { join, sep } = process.getBuiltinModule('node:path');
const { PassThrough, Readable, Writable } = process.getBuiltinModule('node:stream');
const { setTimeout } = process.getBuiltinModule('node:timers');
const { env, versions } = process;

export {
  Console,
  createHash,
  createHmac,
  createReadStream,
  env,
  fstatSync,
  getRandomValues,
  homedir,
  join,
  lstatSync,
  PassThrough,
  platform,
  Readable,
  ReadStream,
  randomInt,
  readFile,
  release,
  sep,
  setTimeout,
  versions,
  Writable,
};

/** The only default import is that of the module which makes requests. */
export default process.getBuiltinModule('node:https');
