import type { Evidence, LogEvidence, StopEvidence } from '../evidence/evidence.ts';
import { jsonLog } from '../text/excerpt/json-log.ts';
import { logLevel } from '../text/excerpt/log-level.ts';
import { anyOf } from '../text/pattern.ts';
import type { MainError } from './main-error.ts';
import { outcome } from './outcome.ts';
import { isRecovered, isRecoveredOrUp } from './recovery.ts';
import { type Confidence, weaker } from './rule.ts';

/** The confidence that the lines of a log support. */
export interface LineConfidence {
  /** The confidence of the main error. */
  readonly main: Confidence;
  /** The confidence of each line, in the order of the lines. */
  readonly lines: readonly Confidence[];
}

/** The program will try again, so it does not end with this error. */
const TRIES_AGAIN = anyOf(
  /\bretry(?:ing)? (?:\d|in\b|after)/i,
  /will retry/i,
  /(?:trying|try) again/i,
  /reconnecting in/i,
  /\battempt(?: #?|=)\d/i,
  /next (?:try|attempt)/i,
);

/** Somebody told the program to stop. What fails afterwards is a consequence. */
const STOP_ORDER = anyOf(
  /\bSIG(?:TERM|INT|QUIT)\b/,
  /received signal (?:15|2)\b/,
  /signal: terminated/,
);

/** The error of one request or statement: the server goes on to serve the others. */
const ONE_REQUEST = anyOf(
  // nginx
  /, client: \S{1,60}, server: /,
  // The log of a PostgreSQL server
  /\[\d+\] ERROR: {2}/,
);

/** Less than an error, even in a line without a level. */
const MILD = anyOf(
  // The program can do without it.
  /\b(?:using (?:the )?(?:built-in )?defaults?|fall(?:ing)? ?back|skipping|ignoring|optional)\b/i,
  // A step that succeeded.
  /(?:\.{3}|…) ?(?:OK|ok|done|passed)\.?$/i,
  /^\s{0,8}(?:✓|✔|√|⚠)/i,
  // A level in small letters behind a time.
  /^(?:\S{10,40} ){1,2}\[?(?:warn(?:ing)?|info|debug)\]?:?\s/i,
);

/** In a log without an error, only this many lines at its end can tell why the program ended. */
const LAST_LINES = 3;

const levelOf = (text: string) => jsonLog(text)?.level ?? logLevel(text);

function isMild(text: string): boolean {
  const level = levelOf(text);
  return level === 'warn' || level === 'info' || (level === undefined && MILD.test(text));
}

/** The stop of the task that wrote the log, or else the newest one. */
const stopOf = ({ stops }: Evidence, { taskArn }: LogEvidence): StopEvidence | undefined =>
  stops.find((stop) => stop.taskArn === taskArn) ?? stops[0];

/**
 * True when the program chose its exit code. 0 is no failure; 137 and 143 stand for SIGKILL and
 * SIGTERM, which come from outside. Source: https://tldp.org/LDP/abs/html/exitcodes.html
 */
function hasOwnExitCode(stop: StopEvidence | undefined): boolean {
  const culprit = stop?.containers.find(({ name }) => name === stop.culprit);
  return culprit?.exitCode !== undefined && ![0, 137, 143].includes(culprit.exitCode);
}

/** Rates the lines of a log by what comes after them and by how the task ended. */
export function lineConfidence(
  log: LogEvidence,
  texts: readonly string[],
  main: MainError | undefined,
  evidence: Evidence,
): LineConfidence {
  const stop = stopOf(evidence, log);
  const isOwnExit = hasOwnExitCode(stop);
  const after = main && main.at >= 0 ? outcome(texts.slice(main.to + 1)) : undefined;
  // A task that fails its health check may do so because of an error that its program outlived.
  const mayStillMatter =
    main !== undefined && stop?.phase === 'health' && texts.findLastIndex(isRecovered) <= main.to;
  const lastRecovery = texts.findLastIndex(mayStillMatter ? isRecovered : isRecoveredOrUp);
  const most = confidenceOfMain();

  function confidenceOfMain(): Confidence {
    const before = texts.slice(0, Math.max(0, main?.from ?? 0));
    if (!isOwnExit && before.some((text) => STOP_ORDER.test(text))) return 'low';
    if (after === undefined) return 'high';
    return mayStillMatter || (after === 'alive' && isOwnExit) ? 'medium' : 'low';
  }

  function withoutMain(index: number): Confidence {
    const isAtEnd = texts.length - index <= LAST_LINES;
    const isLast = isAtEnd && outcome(texts.slice(index + 1)) === undefined;
    return isLast && (isOwnExit || evidence.stops.length === 0) ? 'medium' : 'low';
  }

  function confidenceOf(text: string, index: number): Confidence {
    const isMain = main !== undefined && main.from <= index && index <= main.to;
    if (isMild(text)) {
      return isMain && isOwnExit && !after && levelOf(text) !== 'info' ? 'medium' : 'low';
    }
    if (main === undefined) return withoutMain(index);
    if (isMain) {
      return ONE_REQUEST.test(text) || TRIES_AGAIN.test(text) ? weaker('medium', most) : most;
    }
    // The program went on working between this line and the main error: it did not die of it.
    if (index < main.from && outcome(texts.slice(index + 1, main.from)) !== undefined) return 'low';
    return index < lastRecovery ? 'low' : weaker('medium', most);
  }

  return { main: most, lines: texts.map(confidenceOf) };
}
