import { anyOf } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const SIGNAL: LogFormat = {
  pattern: anyOf(
    // Names, numbers and texts of signals: https://man7.org/linux/man-pages/man7/signal.7.html
    /\bSIG(?:SEGV|BUS|ILL|TRAP|FPE)\b/i,
    /\bsignal (?:11|4|7)\b/i,
    /segmentation fault|segfault/i,
    /illegal instruction/i,
    /bus error/i,
    /trace\/breakpoint trap/i,
    // HotSpot
    /fatal error has been detected by the Java Runtime/i,
    /Internal error: Failed to set alternate signal stack/i,
    /^Internal Error \(/i,
  ),
};

const ABORT: LogFormat = {
  pattern: anyOf(
    // glibc
    /double free/i,
    /(?:free|malloc|realloc|munmap_chunk)\(\): /i,
    /corrupted (?:size|double|unsorted|top)/i,
    /stack smashing/i,
    /heap corruption/i,
    /Assertion .{1,200} failed\./i,
    // C++
    /pure virtual method/i,
    // Rust
    /has overflowed its stack/i,
    // CPython
    /Fatal Python error/i,
    // V8 and Node.js
    /Check failed: /i,
    /# Fatal error in/i,
    /node::Abort/i,
  ),
};

/** A crash below the language: in native code, or of the runtime itself. */
export const nativeCrash = logRule({
  id: 'native-crash',
  source: 'https://man7.org/linux/man-pages/man7/signal.7.html',
  category: 'native_crash',
  title: 'it crashes in native code',
  cause: 'The program crashes in native code, below its language',
  advice: [
    'Look for a native library or a base image that changed with this revision, ' +
      'and go back to the last one',
    'Keep a core dump or an hs_err file on a volume to see which library it is',
  ],
  // Go reports a nil pointer as a signal and a panic. That is the program's own error.
  unless: /segmentation violation code=|runtime error:/,
  formats: [
    SIGNAL,
    ABORT,
    {
      // A runtime also aborts for reasons of its own, which another line names.
      pattern: anyOf(
        /\bSIGABRT\b/i,
        /\bsignal 6\b/i,
        /core dumped/i,
        /^(?:\S{1,80}: line \d+: +\d+ )?Aborted\b/i,
      ),
      atMost: 'medium',
    },
  ],
});
