import { anyOf, inOrder } from '../pattern.ts';
import type { JsonLog } from './json-log.ts';
import { type LogLevel, logLevel } from './log-level.ts';

/**
 * How much a line looks like the reason why a process ended: from 0, not at all, to 5, its last
 * words. The level that a logger wrote counts for more than the words of the line.
 */
export type FailureWeight = 0 | 1 | 2 | 3 | 4 | 5;

/** What process managers and shells say because something else failed: true, and of no use. */
const AFTERMATH: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|lerna) (?:ERR!|error)(?! (?:[Mm]issing script|code E(?!LIFECYCLE)))/,
  /^(?:npm )?error Command failed|ELIFECYCLE|^info Visit https:/,
  /^Node\.js v\d|^\s*at .*node:internal/,
  inOrder(
    /\b/i,
    anyOf(
      /exit status|exit code|exited with|exited:|exited too quickly|process exited/i,
      /returned non-zero|terminated by signal/i,
    ),
    /\b/i,
  ),
  /^make(?:\[\d+\])?: \*\*\*/,
  /Worker failed to boot|Worker \(pid:\d+\)|Reason: Worker|Booting worker/, // gunicorn
  /^note: |A complete log of this run can be found/, // pip, npm
  /\b(?:stopping|stopped|exiting|quitting|terminating|aborting|goodbye|giving up\.?$)\W*$/i,
  /^\[?(?:error|fatal)\]?:? ?(?:exiting|shutting down|aborted!?|bye)\b/i,
];

/** How runtimes, shells and clients begin their last line. */
const LAST_LINE = inOrder(
  /^\s*/i,
  anyOf(
    /[\w.$:/\\-]{0,120}(?:Error|Exception|Fault)(?::|$| \[| \()/i,
    /error(?:\[\w+\])?:|fatal:|fatal error|panic:/i,
    /Error response from daemon/i, // Docker
    /Segmentation fault|Killed$|Aborted|Bus error|Illegal instruction/i, // shells
    /terminate called|\*\*\* /i, // C++, glibc
  ),
);
/** Words that mean a failure although no level stands beside them. */
const SURE = anyOf(
  LAST_LINE,
  /\bSQLSTATE\[/i,
  // The kernel and the shell.
  /\bexec format error|command not found$|: not found$/i,
  /no such file or directory|executable file not found|permission denied$/i,
  /address already in use|cannot allocate memory|out of memory|no space left on device/i,
  /segfault|signal: killed/i,
  // Runtimes and frameworks.
  /APPLICATION FAILED TO START/i,
  /unhandled (?:exception|rejection|promise)|uncaught|Cannot find module/i,
);
/** Words that often mean a failure. */
const LIKELY = inOrder(
  /\b/i,
  anyOf(
    /error|exception|fatal|failed|failure|abort(?:ed)?/i,
    /cannot|can't|could ?n[o']t|unable to/i,
    /refused|denied|rejected|unauthorized|forbidden|expired/i,
    /not found|not set|not defined|undefined|missing|required|no such/i,
    /invalid|mismatch|unknown|unexpected|too many/i,
    /timed? ?out|timeout|unreachable|unhealthy/i,
    /E(?:CONN|NOT|ACC|ADDR|HOST|TIME|PIPE|PERM)[A-Z]+/i,
    /no \S{1,60} (?:entry|route|module|matching|permission|space)/i,
  ),
  /\b/i,
);
/** Such words when they say that all is well: `0 errors`, `"error": null`. */
const NO_FAILURE = anyOf(
  /\b(?:no|0|zero|without(?: any)?) (?:errors?|failures?|exceptions?|warnings?)\b/i,
  inOrder(
    /\b(?:errors?|failed|failures?|exceptions?)["']?\s?[=:]\s?["']?/i,
    /(?:0|null|none|nil|false|\[\]|\{\})(?![.\w])/i,
  ),
);

/** Weighs one line; `json` is the line as a JSON entry, if it is one. */
export function failureWeight(text: string, json?: JsonLog): FailureWeight {
  const says = (json?.error ?? json?.message ?? text).slice(0, 4_000);
  if (AFTERMATH.some((pattern) => pattern.test(says))) return 1;
  const level: LogLevel | undefined = json ? json.level : logLevel(text);
  if (level === 'fatal') return 5;
  if (level === 'error') return 4;
  const isHarmless = NO_FAILURE.test(says) && !SURE.test(says);
  if (isHarmless) return 0;
  if (level === 'info') return 0;
  if (SURE.test(says)) return level === 'warn' ? 3 : 4;
  if (LIKELY.test(says)) return level === 'warn' ? 2 : 3;
  return 0;
}
