/**
 * Replaces Node's own modules in the bundles. An `import` of such a module makes Node read all its
 * members, and some of them load what nothing here needs: web cryptography, crash reports. That
 * takes a fifth of the start-up time. If the SDK needs more than these names one day, esbuild fails
 * and says so.
 */
const { Console } = process.getBuiltinModule('node:console');
const { createHash, createHmac, getRandomValues, randomInt } =
  process.getBuiltinModule('node:crypto');
const { createReadStream, fstatSync, lstatSync } = process.getBuiltinModule('node:fs');
const { homedir, platform, release } = process.getBuiltinModule('node:os');
const { join, sep } = process.getBuiltinModule('node:path');
const { PassThrough, Readable, Writable } = process.getBuiltinModule('node:stream');
const { setTimeout } = process.getBuiltinModule('node:timers');
const { env, versions } = process;

/**
 * The SDK reads `~/.aws/config` and `~/.aws/credentials`, which Lambda does not have, and goes on
 * without a file that it cannot read.
 */
const readFile = () => Promise.reject(new Error('Lambda has no configuration files'));

/** The SDK asks of the body of each request whether it is a file; here none ever is. */
class ReadStream {}

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

/** The only module with a default import is the one that makes requests. */
export default process.getBuiltinModule('node:https');
