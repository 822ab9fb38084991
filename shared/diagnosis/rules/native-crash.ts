import { logRule, says } from '../log-rule.ts';

/** A crash below the language: in native code, or of the runtime itself. */
export const nativeCrash = logRule({
  id: 'native-crash',
  source: 'https://man7.org/linux/man-pages/man7/signal.7.html',
  category: 'native_crash',
  title: 'it crashes in native code',
  cause: 'The program crashes in native code, below its language',
  advice: [
    'Look for a native library or a base image that changed with this revision, and go back to the last one',
    'Keep a core dump or an hs_err file on a volume to see which library it is',
  ],
  // Go turns a nil pointer into a signal and then into a panic: that is the program's own error.
  unless: /segmentation violation code=|runtime error:/,
  formats: [
    says(
      /segmentation fault|segfault|\bSIG(?:SEGV|BUS|ILL|TRAP|FPE)\b|\bsignal (?:11|4|7)\b|illegal instruction|bus error|trace\/breakpoint trap|fatal error has been detected by the Java Runtime|Internal error: Failed to set alternate signal stack|^Internal Error \(/i,
    ),
    says(
      /double free|(?:free|malloc|realloc|munmap_chunk)\(\): |corrupted (?:size|double|unsorted|top)|stack smashing|heap corruption|pure virtual method|has overflowed its stack|Fatal Python error|Check failed: |node::Abort|Assertion .{1,200} failed\.|# Fatal error in/i,
    ),
    // A runtime aborts for a reason of its own, which stands in another line.
    says(/\bSIGABRT\b|\bsignal 6\b|core dumped|^(?:\S{1,80}: line \d+: +\d+ )?Aborted\b/i, {
      most: 'medium',
    }),
  ],
});
