import type { LogEvidence } from '../evidence/evidence.ts';
import { jsonLog } from '../text/excerpt/json-log.ts';
import { stackTraces } from '../text/excerpt/stack-trace.ts';

/** The place of the main error among the lines of its log: all -1 when the line was not kept. */
export interface MainError {
  readonly at: number;
  /** The first and the last line of its stack trace. */
  readonly from: number;
  readonly to: number;
}

/** Finds the main error of a log among its lines; undefined when the log has no error. */
export function mainErrorIn(
  { error }: LogEvidence,
  texts: readonly string[],
): MainError | undefined {
  if (!error) return undefined;
  const contains = (text: string) => {
    if (text.includes(error.text)) return true;
    const json = jsonLog(text);
    return [json?.error, json?.message, json?.stack].some((part) => part?.includes(error.text));
  };
  const at = texts.findLastIndex(contains);
  if (at < 0) return { at, from: at, to: at };
  const trace = stackTraces(texts).find(({ from, to }) => from <= at && at <= to);
  return { at, from: trace?.from ?? at, to: trace?.to ?? at };
}
