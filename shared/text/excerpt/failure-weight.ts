import type { JsonLog } from './json-log.ts';
import { type LogLevel, logLevel } from './log-level.ts';

/**
 * How much a line looks like the reason why a process ended, from 0 (not at all) to 5 (its last
 * words). A level that a logger wrote counts more than words, and words more than nothing.
 */
export type FailureWeight = 0 | 1 | 2 | 3 | 4 | 5;

/** What process managers and shells say because something else failed: true, and useless. */
const AFTERMATH: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|lerna) (?:ERR!|error)(?! (?:[Mm]issing script|code E(?!LIFECYCLE)))/,
  /^(?:npm )?error Command failed|ELIFECYCLE|^info Visit https:/,
  /^Node\.js v\d|^\s*at .*node:internal/,
  /\b(?:exit status|exit code|exited with|returned non-zero|terminated by signal|process exited|exited:|exited too quickly)\b/i,
  /^make(?:\[\d+\])?: \*\*\*/,
  /Worker failed to boot|Worker \(pid:\d+\)|Reason: Worker|Booting worker/,
  /^note: |A complete log of this run can be found/,
  /\b(?:stopping|stopped|exiting|quitting|terminating|aborting|goodbye|giving up\.?$)\W*$/i,
  /^\[?(?:error|fatal)\]?:? ?(?:exiting|shutting down|aborted!?|bye)\b/i,
];

/** Words without a level: the shapes in which runtimes, shells and clients put their last line. */
const SURE =
  /^\s*(?:[\w.$:/\\-]{0,120}(?:Error|Exception|Fault)(?::|$| \[| \()|error(?:\[\w+\])?:|fatal:|panic:|fatal error|Error response from daemon|Segmentation fault|Killed$|Aborted|Bus error|Illegal instruction|terminate called|\*\*\* )|\bSQLSTATE\[|\bexec format error|command not found$|: not found$|no such file or directory|executable file not found|address already in use|cannot allocate memory|out of memory|no space left on device|permission denied$|APPLICATION FAILED TO START|unhandled (?:exception|rejection|promise)|uncaught|segfault|signal: killed|Cannot find module/i;
const LIKELY =
  /\b(?:error|exception|fatal|failed|failure|cannot|can't|could ?n[o']t|unable to|refused|denied|not found|not set|not defined|undefined|invalid|missing|required|timed? ?out|timeout|abort(?:ed)?|unreachable|unhealthy|no such|too many|E(?:CONN|NOT|ACC|ADDR|HOST|TIME|PIPE|PERM)[A-Z]+|rejected|mismatch|unknown|unexpected|expired|unauthorized|forbidden|no \S{1,60} (?:entry|route|module|matching|permission|space))\b/i;
const NO_FAILURE =
  /\b(?:no|0|zero|without(?: any)?) (?:errors?|failures?|exceptions?|warnings?)\b|\b(?:errors?|failed|failures?|exceptions?)["']?\s?[=:]\s?["']?(?:0|null|none|nil|false|\[\]|\{\})(?![.\w])/i;

/** How much the line looks like the reason of a failure. */
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
