import { type FailureWeight, failureWeight, isShutdown } from './failure-line.ts';
import type { JsonLog } from './json-log.ts';
import { logLevel } from './log-level.ts';
import type { StackTrace } from './stack-trace.ts';

/** A place in a log that may be the reason of its end. */
export interface Failure {
  /** The line that says it. */
  readonly at: number;
  readonly weight: number;
  readonly trace?: StackTrace;
}

/** After this many ordinary lines the process has survived what it complained of. */
const SURVIVED = 10;

/** The failures of a log in its order, each stack trace being one. */
export function failures(
  lines: readonly string[],
  json: readonly (JsonLog | undefined)[],
  traces: readonly StackTrace[],
): Failure[] {
  const found: Failure[] = [];
  let next = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const trace = traces[next];
    if (trace?.from === i) {
      found.push({ at: trace.error, weight: traceWeight(lines, trace), trace });
      next += 1;
      i = trace.to;
      continue;
    }
    const weight: FailureWeight = failureWeight(lines[i] ?? '', json[i]);
    const carriesStack = weight === 4 && json[i]?.stack !== undefined;
    if (weight > 0) found.push({ at: i, weight: carriesStack ? 4.5 : weight });
  }
  return found;
}

/** An uncaught exception ends the process; one that a logger printed was at least seen. */
function traceWeight(lines: readonly string[], trace: StackTrace): number {
  const level = logLevel(lines[trace.from] ?? '') ?? logLevel(lines[trace.from - 1] ?? '');
  if (level === 'warn') return 3;
  if (level === 'info') return 4.25;
  return level === 'error' ? 4.5 : 5;
}

/**
 * The failure that explains the end: the heaviest, and of equal ones the last. What the process
 * outlived loses to what came later, and what fails while it shuts down loses to what came before.
 */
export function mainFailure(
  lines: readonly string[],
  found: readonly Failure[],
): Failure | undefined {
  let best: Failure | undefined;
  let next = 0;
  let ordinary = 0;
  let isDown = false;
  for (const failure of found) {
    const from = failure.trace?.from ?? failure.at;
    for (; next < from; next += 1) {
      ordinary += 1;
      isDown ||= best !== undefined && best.weight >= 4 && isShutdown(lines[next] ?? '');
    }
    next = (failure.trace?.to ?? failure.at) + 1;
    const line = lines[failure.at] ?? '';
    isDown ||= best !== undefined && best.weight >= 4 && isShutdown(line);
    const weight = failure.weight - (isDown ? 2 : 0);
    const hurdle = best === undefined ? 0 : best.weight - (ordinary > SURVIVED ? 1 : 0);
    if (best === undefined || weight >= hurdle) {
      best = failure;
      ordinary = 0;
    }
  }
  return best;
}
