import type { Evidence, LogEvidence } from '../evidence/evidence.ts';
import { failureWeight } from '../text/excerpt/failure-weight.ts';
import { isShutdown } from '../text/excerpt/is-shutdown.ts';
import { jsonLog } from '../text/excerpt/json-log.ts';
import { logLevel } from '../text/excerpt/log-level.ts';
import { stackTraces } from '../text/excerpt/stack-trace.ts';
import { type Confidence, weaker } from './rule.ts';

/** A log line that a rule may quote. */
export interface LogProof {
  readonly text: string;
  /**
   * How sure it can make: `high` for what ended the program, `medium` for another line that may be
   * an error, `low` for a warning or less, and for what the program outlived.
   */
  readonly confidence: Confidence;
  /** The lines behind it in the same log. */
  readonly later: readonly string[];
  /** All lines of the log that are kept. */
  readonly around: readonly string[];
}

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/** A line of an access log quotes what anybody on the internet typed. */
const ACCESS =
  /"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) [^"]{0,2000} HTTP\/[\d.]{1,3}" \d{3}\b|^(?:\S{1,60} ){0,4}(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/\S{0,500} (?:HTTP\/\S{1,5} )?[1-5]\d\d\b|\| [1-5]\d\d \| /;
/** What a program says when it got there in the end. */
const RECOVERED =
  /(?<!not )\bconnected to|connection (?:established|successful|restored|recovered)|(?:successfully|re)connected\b|\bconnected again\b|is (?:now )?(?:ready|up|available|reachable)\b|\bready to accept|start-?up complete|\bstarted [\w.-]{1,60} in \d|(?:listening|serving|now running) (?:on|at)\b|\brecovered\b|\bready\b|back online|\bresumed\b|\bsucceeded\b|after \d+ (?:retries|attempts)/i;
/** What it says of an error that it means to survive. */
const TRIES_AGAIN =
  /\bretry(?:ing)? (?:\d|in\b|after)|will retry|(?:trying|try) again|reconnecting in|\battempt(?: #?|=)\d|next (?:try|attempt)/i;
/** What fails after somebody ended the program is a consequence. */
const ORDER = /\bSIG(?:TERM|INT|QUIT)\b|received signal (?:15|2)\b|signal: terminated/;
/** What a server says of one request, or one statement, of a client: its others go on. */
const ONE_REQUEST = /, client: \S{1,60}, server: |\[\d+\] ERROR: {2}/;
/** Levels in small letters behind a time, marks of success, and what a program does without. */
const MILD =
  /\b(?:using (?:the )?(?:built-in )?defaults?|fall(?:ing)? ?back|skipping|ignoring|optional)\b|(?:\.{3}|…) ?(?:OK|ok|done|passed)\.?$|^\s{0,8}(?:✓|✔|√|⚠)|^(?:\S{10,40} ){1,2}\[?(?:warn(?:ing)?|info|debug)\]?:?\s/i;
/** Fewer ordinary lines than these may be how a program says goodbye. */
const ALIVE = { levelled: 2, plain: 3 };

/** In a log without an error, only these lines at its end can tell why it ended. */
const LAST_WORDS = 3;

const isInfo = (text: string) => (jsonLog(text)?.level ?? logLevel(text)) === 'info';

function isMild(text: string): boolean {
  const level = jsonLog(text)?.level ?? logLevel(text);
  return level === 'warn' || level === 'info' || (level === undefined && MILD.test(text));
}

/**
 * What a program did after an error: `recovered` when it says so, `alive` when it went on with its
 * work, so that it could handle the error.
 */
export function outcome(later: readonly string[]): 'recovered' | 'alive' | undefined {
  let plain = 0;
  let levelled = 0;
  for (const text of later) {
    if (/^[\s#|*=-]|^$/.test(text) || isShutdown(text)) continue;
    if (ACCESS.test(text)) levelled += 1;
    else if (failureWeight(text, jsonLog(text)) > 0) continue;
    else if (RECOVERED.test(text)) return 'recovered';
    else if (isInfo(text)) levelled += 1;
    else plain += 1;
  }
  const isAlive = levelled >= ALIVE.levelled || plain + levelled >= ALIVE.plain;
  return isAlive ? 'alive' : undefined;
}

/** That it got over this very error; to have started or to be ready says nothing of what is ill. */
const HEALED =
  /(?<!not )\bconnected to|connection (?:established|successful|restored|recovered)|(?:successfully|re)connected\b|\bconnected again\b|\brecovered\b|back online|\bresumed\b|\bsucceeded\b|after \d+ (?:retries|attempts)/i;

/** True of a task that fails its health check: what its program outlived may be why. */
function isIll({ stops }: Evidence, { taskArn }: LogEvidence): boolean {
  return (stops.find((one) => one.taskArn === taskArn) ?? stops[0])?.phase === 'health';
}

/** SIGKILL and SIGTERM come from outside, and 0 is no failure; any other code is the program's own. */
function hasOwnExit({ stops }: Evidence, { taskArn }: LogEvidence): boolean {
  const stop = stops.find((one) => one.taskArn === taskArn) ?? stops[0];
  const own = stop?.containers.find(({ name }) => name === stop.culprit);
  return own?.exitCode !== undefined && ![0, 137, 143].includes(own.exitCode);
}

/** The main error's line and those of its stack trace. */
function placeOf({ error }: LogEvidence, texts: readonly string[]) {
  if (!error) return undefined;
  const says = (text: string) => {
    if (text.includes(error.text)) return true;
    const json = jsonLog(text);
    return [json?.error, json?.message, json?.stack].some((part) => part?.includes(error.text));
  };
  const at = texts.findLastIndex(says);
  if (at < 0) return { at, from: at, to: at };
  const trace = stackTraces(texts).find(({ from, to }) => from <= at && at <= to);
  return { at, from: trace?.from ?? at, to: trace?.to ?? at };
}

function proofsOf(log: LogEvidence, evidence: Evidence): LogProof[] {
  const texts = log.lines.map(({ text }) => text);
  const main = placeOf(log, texts);
  const later = (index: number) => texts.slice(index + 1);
  const after = main && main.at >= 0 ? outcome(later(main.to)) : undefined;
  const isOwnExit = hasOwnExit(evidence, log);
  const mayBeWhy =
    main !== undefined && isIll(evidence, log) && !later(main.to).some((text) => HEALED.test(text));
  const isOrdered = texts.slice(0, Math.max(0, main?.from ?? 0)).some((text) => ORDER.test(text));
  const most =
    isOrdered && !isOwnExit
      ? 'low'
      : after === undefined
        ? 'high'
        : mayBeWhy || (after === 'alive' && isOwnExit)
          ? 'medium'
          : 'low';
  const sure = (text: string, index: number): Confidence => {
    const isMain = main !== undefined && main.from <= index && index <= main.to;
    if (isMild(text)) return isMain && isOwnExit && !after && !isInfo(text) ? 'medium' : 'low';
    if (main === undefined) {
      const isEnd = texts.length - index <= LAST_WORDS;
      const isLast = isEnd && outcome(later(index)) === undefined;
      return isLast && (isOwnExit || evidence.stops.length === 0) ? 'medium' : 'low';
    }
    if (isMain)
      return ONE_REQUEST.test(text) || TRIES_AGAIN.test(text) ? weaker('medium', most) : most;
    // What it worked on after, before the main error, it did not die of.
    if (main.from > index && outcome(texts.slice(index + 1, main.from)) !== undefined) return 'low';
    const over = mayBeWhy ? HEALED : RECOVERED;
    return later(index).some((line) => over.test(line)) ? 'low' : weaker('medium', most);
  };
  const all = texts.map(
    (text, index): LogProof => ({
      text,
      confidence: sure(text, index),
      later: later(index),
      around: texts,
    }),
  );
  const quoted = all.filter(({ text }) => !ACCESS.test(text));
  if (!main || !log.error) return quoted;
  const own = all[main.at];
  if (own && ACCESS.test(own.text)) return quoted;
  if (!own)
    return [{ text: log.error.text, confidence: most, later: [], around: texts }, ...quoted];
  // Of an entry in JSON the message reads better, where it stands there as it is.
  const text = own.text.includes(log.error.text) ? log.error.text : own.text;
  return [{ ...own, text }, ...quoted.filter((proof) => proof !== own || text !== own.text)];
}

const known = new WeakMap<Evidence, readonly LogProof[]>();

/** The log lines of all tasks, those that say most first, the newest task first. */
export function logProofs(evidence: Evidence): readonly LogProof[] {
  const before = known.get(evidence);
  if (before) return before;
  const proofs = evidence.logs
    .flatMap((log) => proofsOf(log, evidence))
    .sort((a, b) => RANK[a.confidence] - RANK[b.confidence]);
  known.set(evidence, proofs);
  return proofs;
}
