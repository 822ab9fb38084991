import { anyOf, inOrder } from '../text/pattern.ts';
import type { LogFormat } from './log-rule.ts';

const WINDOWS_LINE_ENDS: LogFormat = {
  title: 'its entrypoint has Windows line ends',
  cause: 'The script has Windows line ends, so that its interpreter is not found',
  advice: 'Save the script with LF line ends (.gitattributes: *.sh text eol=lf) and build again',
  pattern: anyOf(
    /(?:\\r|\^M)['’"]?: (?:command not found|No such file)/,
    /\^M: bad interpreter/,
    /\\r': /,
  ),
};

const NOT_EXECUTABLE = {
  title: 'its entrypoint may not be executed',
  cause: 'The file that the command names is not executable: $1',
  advice: 'Set the executable bit in the image (COPY --chmod=755), or call it through its shell',
};

const NOT_EXECUTABLE_FORMATS: readonly LogFormat[] = [
  {
    ...NOT_EXECUTABLE,
    pattern: anyOf(
      // The kernel, Go, tini, su-exec, gosu
      inOrder(
        /(?:exec|fork\/exec|start|run|tini \(\d+\)\] exec|su-exec|gosu)[: ] ?/i,
        /["']?([\w./@-]{1,200})["']?(?: failed)?: permission denied/i,
      ),
      // Shells
      inOrder(
        /^(?:\/bin\/|\/usr\/bin\/)?(?:ba|da|a)?sh: (?:line )?(?:\d+: )?/i,
        /([\w./@-]{1,200}): permission denied$/i,
      ),
    ),
  },
  // runc
  { ...NOT_EXECUTABLE, pattern: /exec user process caused:? "?permission denied/i },
];

/** What the command names is not in the image. */
const NOT_FOUND_FORMATS: readonly LogFormat[] = [
  {
    // The kernel, Go, tini, su-exec, gosu, dumb-init, runit
    pattern: inOrder(
      anyOf(
        /exec|fork\/exec|tini \(\d+\)\] exec|su-exec|gosu/i,
        /dumb-init\]|chpst: fatal: unable to run/i,
      ),
      /[: ] ?["']?([\w./@ -]{1,200}?)["']?(?: failed)?: /i,
      /no such file|executable file not found|file does not exist|not found/i,
    ),
  },
  // runc
  { pattern: /exec user process caused:? "?no such file|executable file not found in/i },
  {
    // Shells: `/bin/sh: 1: gunicorn: not found`, `/run.sh: line 12: pm2: command not found`
    pattern: anyOf(
      inOrder(
        /(?:^|[\s:])(?:\/[\w./-]{1,100}\/)?(?:ba|da|a|z|k)?sh: /i,
        /(?:line )?(?:\d{1,5}: )?(?:exec: )?([\w./@+-]{1,200}): (?:command )?not found/i,
      ),
      inOrder(
        /^[\w./-]{1,200}: (?:line )?\d{1,5}: /i,
        /(?:exec: )?([\w./@+-]{1,200}): (?:command )?not found/i,
      ),
    ),
  },
  {
    // env, in the first line of a script
    pattern: /(?:^|[\s/])env: (?:can't execute )?['‘"]?([\w./@+-]{1,100})['’"]?: No such file/,
  },
  {
    pattern: anyOf(
      // Shells without their name
      /(?:^|: )([\w.@+-]{1,100}): command not found$/,
      /command not found: ([\w.@+-]{1,100})/,
      // s6-overlay
      /(can only run as pid 1)/,
    ),
  },
  {
    pattern: anyOf(
      /(?:ba|da|a)?sh: (?:\d{1,5}: )?(?:[Cc]an't|[Cc]annot) open '?([\w./-]{1,200})'?/,
      // Python
      /can't open file '([\w./-]{1,300})'/,
      // bash
      /bad interpreter: No such file/,
    ),
  },
];

/** Messages of kernels, shells and init programs about a command that they cannot run. */
export const UNRUNNABLE_COMMAND_FORMATS: readonly LogFormat[] = [
  WINDOWS_LINE_ENDS,
  ...NOT_EXECUTABLE_FORMATS,
  ...NOT_FOUND_FORMATS,
];
