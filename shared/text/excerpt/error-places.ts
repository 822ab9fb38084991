import { failureWeight } from './failure-weight.ts';
import type { JsonLog } from './json-log.ts';
import { logLevel } from './log-level.ts';
import type { StackTrace } from './stack-trace.ts';

/** A place in a log that may say why the process ended. */
export interface ErrorPlace {
  /** The index of the line that says it. */
  readonly at: number;
  readonly weight: number;
  readonly trace?: StackTrace;
}

/** The error places of a log, in order; a stack trace is one place. */
export function errorPlaces(
  lines: readonly string[],
  json: readonly (JsonLog | undefined)[],
  traces: readonly StackTrace[],
): ErrorPlace[] {
  const found: ErrorPlace[] = [];
  let next = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const trace = traces[next];
    if (trace?.from === i) {
      found.push({ at: trace.error, weight: traceWeight(lines, trace), trace });
      next += 1;
      i = trace.to;
      continue;
    }
    if (lines[i]?.trim() === '') continue;
    const weight = failureWeight(lines[i] ?? '', json[i]);
    const carriesStack = weight === 4 && json[i]?.stack !== undefined;
    if (weight > 0) found.push({ at: i, weight: carriesStack ? 4.5 : weight });
  }
  return found;
}

/** An uncaught exception ends the process; one that a logger printed was at least caught. */
function traceWeight(lines: readonly string[], trace: StackTrace): number {
  const level = logLevel(lines[trace.from] ?? '') ?? logLevel(lines[trace.from - 1] ?? '');
  if (level === 'warn') return 3;
  if (level === 'info') return 4.25;
  return level === 'error' ? 4.5 : 5;
}
