import { bareLine } from './bare-line.ts';
import { isLibraryFrame } from './is-library-frame.ts';
import { jsonLog } from './json-log.ts';
import type { LogLine } from './log-line.ts';
import { type StackTrace, stackTraces } from './stack-trace.ts';

/** A line of a log as it is shown to a person. */
export interface ShownLine extends LogLine {
  /** How many lines were left out right before it. */
  readonly before: number;
}

/** Lines before and after a stack trace, if there is room for them. */
const BEFORE = 3;
const AFTER = 2;
/** Frames of libraries that are shown besides the program's own. */
const NEAREST = 5;
/** Lines behind an error without a trace: mostly the rest of its message. */
const REST = 3;
/** Exceptions and causes that are shown of one trace. */
const HEADS = 4;

/**
 * The lines around an important one, at most `limit`: the line itself, the other exceptions of its
 * stack trace, the frames of the program's own code, those of libraries, and the lines around it.
 *
 * @param at the index of the important line
 */
export function closeUp(log: readonly LogLine[], at: number, limit: number): ShownLine[] {
  const { lines, focus } = unfolded(log, at);
  const bare = lines.map(({ text }) => bareLine(text));
  const trace = joined(stackTraces(bare)).find(({ from, to }) => from <= focus && focus <= to);
  const wanted = trace ? aroundTrace(bare, trace, focus, limit) : around(focus, limit, REST);
  const isWorth = (index: number) => (lines[index]?.text.trim() ?? '') !== '';
  const chosen = [...new Set(wanted)].filter(isWorth).slice(0, limit);
  // A gap takes a line, too, because the reader is told of it.
  while (chosen.length > 1 && chosen.length + gaps(bare, chosen) > limit + 2) chosen.pop();
  const inOrder = chosen.sort((a, b) => a - b);
  return inOrder.map((index, place) => ({
    ...(lines[index] as LogLine),
    before: place === 0 ? 0 : gap(bare, inOrder[place - 1] ?? index, index),
  }));
}

const gaps = (bare: readonly string[], chosen: readonly number[]) =>
  [...chosen]
    .sort((a, b) => a - b)
    .filter((index, place, all) => place > 0 && gap(bare, all[place - 1] ?? index, index) > 0)
    .length;

/** How many lines are missing between two; blank ones do not count. */
const gap = (bare: readonly string[], from: number, to: number) =>
  bare.slice(from + 1, to).filter((line) => line.trim() !== '').length;

/** Replaces a JSON entry that contains a stack trace by its message and the trace. */
function unfolded(log: readonly LogLine[], at: number) {
  const line = log[at];
  const json = line && jsonLog(bareLine(line.text));
  if (!line || !json?.stack) return { lines: log, focus: at };
  const rows = json.stack.split('\n').map((text) => ({ at: line.at, text }));
  const isSaid = json.message === '' || json.stack.includes(json.message);
  const head = isSaid ? [] : [{ at: line.at, text: json.message.split('\n')[0] ?? '' }];
  const [trace] = stackTraces(rows.map(({ text }) => text));
  const lines = [...log.slice(0, at), ...head, ...rows, ...log.slice(at + 1)];
  return { lines, focus: at + head.length + (trace?.error ?? 0) };
}

/** The line, then alternately the next one before it and the next one behind it. */
function around(focus: number, before: number, after: number): number[] {
  const wanted = [focus];
  for (let step = 1; step <= Math.max(before, after); step += 1) {
    if (step <= before) wanted.push(focus - step);
    if (step <= after) wanted.push(focus + step);
  }
  return wanted;
}

/** One stack trace, or several with no line between them. */
interface Trace {
  readonly from: number;
  to: number;
  readonly heads: number[];
}

/** Traces with no line between them belong together: Node prints an error's causes this way. */
function joined(traces: readonly StackTrace[]): Trace[] {
  const all: Trace[] = [];
  for (const { from, to, heads } of traces) {
    const last = all.at(-1);
    if (last?.to !== from - 1) all.push({ from, to, heads: [...heads] });
    else {
      last.to = to;
      last.heads.push(...heads);
    }
  }
  return all;
}

function aroundTrace(
  bare: readonly string[],
  { from, to, heads }: Trace,
  focus: number,
  limit: number,
) {
  const own = ownLines(bare, from, to);
  const near = (a: number, b: number) => Math.abs(a - focus) - Math.abs(b - focus) || a - b;
  const inside = Array.from({ length: to - from + 1 }, (_, index) => from + index).sort(near);
  return [
    focus,
    ...[...heads].sort(near).slice(0, HEADS),
    ...inside.filter((index) => own.has(index)),
    ...around(from, BEFORE, 0),
    // When not all fit, few frames besides the program's own say anything.
    ...(own.size > 0 && inside.length > limit ? inside.slice(0, NEAREST) : inside),
    ...around(to, 0, AFTER),
  ];
}

/** A line that names a place in the code. */
const PLACE = /File "|:\d+\b|\(\w[\w.]*:\d+\)|^\s*at \S|^#\d+ /;
/** A line whose place stands above or below it: functions in Go and Rust, source in Python. */
const NAMED_BELOW = /^[\w./*()[\]{}·-]{3,300}\(.*\)$|^created by |^\s*\d{1,4}: \S/;

/** The frames of the program's own code, with the line above or below that belongs to them. */
function ownLines(bare: readonly string[], from: number, to: number): Set<number> {
  const own = new Set<number>();
  const isOwnPlace = (index: number) => {
    const line = bare[index] ?? '';
    return index <= to && PLACE.test(line) && !isLibraryFrame(line);
  };
  for (let index = from; index <= to; index += 1) {
    const line = bare[index] ?? '';
    const isPython = /^\s+(?:\| )*File "/.test(bare[index - 1] ?? '') && !/File "/.test(line);
    if (
      isPython
        ? own.has(index - 1)
        : NAMED_BELOW.test(line)
          ? isOwnPlace(index + 1)
          : isOwnPlace(index)
    )
      own.add(index);
  }
  return own;
}
