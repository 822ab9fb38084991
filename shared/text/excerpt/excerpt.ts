import { cutBytes } from '../cut-bytes.ts';
import { bareLine } from './bare-line.ts';
import { type ErrorPlace, errorPlaces } from './error-places.ts';
import { isLibraryFrame } from './is-library-frame.ts';
import { type JsonLog, jsonLog } from './json-log.ts';
import type { LogLine } from './log-line.ts';
import { mainErrorPlace } from './main-error-place.ts';
import { stackTraces } from './stack-trace.ts';

/** The part of a log that a person must see to understand a failure. */
export interface Excerpt {
  /** In the order of the log, with their own times. A long line is cut and marked with `…`. */
  readonly lines: readonly LogLine[];
  /** The most telling line; absent when nothing in the log looks like a failure. */
  readonly error?: LogLine;
  /** How many lines of the log are not in `lines`. */
  readonly omitted: number;
}

/** How long an excerpt may be. */
export interface ExcerptLimits {
  readonly lines: number;
  /** UTF-8, line breaks included. */
  readonly bytes: number;
}

const LIMITS: ExcerptLimits = { lines: 40, bytes: 8 * 1024 };
/** Lines on each side of the failure. */
const CONTEXT = 12;
/** Frames next to an exception that are kept even when they are a library's. */
const NEAREST = 6;
/** Lines that are shown of a log without a failure: its last ones. */
const QUIET_LINES = 10;

/**
 * The error and its surroundings from a log. An event of several lines counts as several lines.
 * While the limits allow, these are kept, in this order: the error with its stack trace, the last
 * failure, the first failure, the end of the log, and the lines around the error.
 */
export function excerpt(log: readonly LogLine[], limits?: Partial<ExcerptLimits>): Excerpt {
  const within = { ...LIMITS, ...limits };
  const lines = log.flatMap(({ at, text }) => text.split('\n').map((row) => ({ at, text: row })));
  const bare = lines.map(({ text }) => bareLine(text));
  const json = bare.map(jsonLog);
  const places = errorPlaces(bare, json, stackTraces(bare));
  const main = mainErrorPlace(bare, places);
  if (main === undefined || main.weight < 2) {
    const wanted = lines.map((_, i) => lines.length - 1 - i).slice(0, QUIET_LINES);
    return chosen(lines, wanted, within);
  }
  const text = errorText(bare[main.at] ?? '', json[main.at]);
  const error = { at: lines[main.at]?.at ?? 0, text: cutBytes(text, within.bytes / 2) };
  return { ...chosen(lines, wantedLines(bare, places, main), within), error };
}

/** The text of the error line; for a JSON entry, the message inside it. */
function errorText(line: string, json: JsonLog | undefined): string {
  if (json === undefined) return line.trim();
  const rows = json.stack?.split('\n') ?? [];
  const says = stackTraces(rows).at(-1)?.error;
  const text = json.error ?? (says === undefined ? undefined : rows[says]) ?? json.message;
  return text.trim() === '' ? line.trim() : (text.trim().split('\n')[0] ?? '');
}

/** Indexes of lines, the most wanted first. */
function wantedLines(
  bare: readonly string[],
  places: readonly ErrorPlace[],
  main: ErrorPlace,
): number[] {
  const { from, to, heads } = main.trace ?? { from: main.at, to: main.at, heads: [] };
  const severe = places.filter((place) => place.weight >= 3);
  const wanted = [main.at, ...heads.slice(0, 3), ...heads.slice(-9), from - 1, from - 2, to + 1];
  const heaviest = severe.reduce((a, b) => (b.weight >= a.weight ? b : a), main);
  for (const place of [severe.at(-1), severe[0], heaviest]) {
    if (place) wanted.push(place.at, ...(place.trace?.heads.slice(-2) ?? []));
  }
  const frames = framesByDistance(from, to, heads);
  const isOwn = (i: number) => !isLibraryFrame(bare[i] ?? '');
  wanted.push(bare.length - 1, bare.length - 2, ...frames.slice(0, NEAREST));
  wanted.push(...frames.filter(isOwn), ...frames);
  for (let step = 1; step <= CONTEXT; step += 1) wanted.push(from - step, to + step);
  return wanted;
}

/** The lines of a trace, those next to an exception first. */
function framesByDistance(from: number, to: number, heads: readonly number[]): number[] {
  const isHead = new Set(heads);
  const lines = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const distance = new Map<number, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const i of lines) {
    if (isHead.has(i)) last = i;
    distance.set(i, i - last);
  }
  last = Number.POSITIVE_INFINITY;
  for (const i of lines.toReversed()) {
    if (isHead.has(i)) last = i;
    distance.set(i, Math.min(distance.get(i) ?? 0, last - i));
  }
  return lines.sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0) || a - b);
}

/** As many of the wanted lines as fit, in the order of the log; blank lines are left out. */
function chosen(
  lines: readonly LogLine[],
  wanted: readonly number[],
  limits: ExcerptLimits,
): { lines: LogLine[]; omitted: number } {
  const kept = new Map<number, LogLine>();
  let bytes = 0;
  for (const i of wanted) {
    const line = lines[i];
    if (kept.size >= limits.lines) break;
    if (line === undefined || kept.has(i) || line.text.trim() === '') continue;
    const share = kept.size === 0 ? limits.bytes / 2 : limits.bytes / 8;
    const text = cutBytes(line.text, Math.floor(share));
    const cost = Buffer.byteLength(text) + 1;
    if (bytes + cost > limits.bytes) continue;
    bytes += cost;
    kept.set(i, text === line.text ? line : { at: line.at, text });
  }
  const inOrder = [...kept].sort(([a], [b]) => a - b).map(([, line]) => line);
  return { lines: inOrder, omitted: lines.length - inOrder.length };
}
