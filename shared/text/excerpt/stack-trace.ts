import { logLevel } from './log-level.ts';
import { type TraceFormat, traceFormats } from './trace-formats.ts';

/** A stack trace in a log: its lines, and the one that says what went wrong. */
export interface StackTrace {
  readonly from: number;
  /** The last line, included. */
  readonly to: number;
  /** The innermost exception that names something: an address, a name, a variable. */
  readonly error: number;
  /** Exceptions and causes: what to keep when the frames do not fit. */
  readonly heads: readonly number[];
}

/** A line that names an exception: `pkg.SomeError: message`, `Exception in thread "main" x.Y`. */
const EXCEPTION =
  /^\s*(?:Exception in thread |Unhandled exception|Uncaught |Unhandled |\[?[\w.$:/\\-]{0,120}(?:Error|Exception|Exit|Interrupt|Throwable|Failure|Fault)\b)/;
const PYTHON_EXCEPTION = /^(?:\s*\| )?[A-Za-z_][\w.]*(?::|$)/;
/** An address, a port, a quoted name, a variable. */
const SPECIFIC =
  /\d+\.\d+\.\d+\.\d+|\blocalhost\b|[\w-]:\d{2,5}\b|'[^']{1,200}'|"[^"]{1,200}"|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/;
const BELONGS = ['frame', 'inside', 'head', 'announces'] as const;
/** A message above the frames may have several lines, as in `Require stack:`. */
const LONGEST_MESSAGE = 12;

/** The stack traces of a log, in its order. */
export function stackTraces(lines: readonly string[]): StackTrace[] {
  const traces: StackTrace[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue; // no trace opens with it
    const format = traceFormats.find((f) => f.opens?.test(line) || f.frame.test(line));
    if (format === undefined) continue;
    const after = (traces.at(-1)?.to ?? -1) + 1;
    const trace = format.isHeadBelow ? readPython(lines, i, format) : read(lines, i, after, format);
    traces.push(trace);
    i = trace.to;
  }
  return traces;
}

function read(
  lines: readonly string[],
  at: number,
  after: number,
  format: TraceFormat,
): StackTrace {
  const from = format.opens?.test(lines[at] ?? '') ? at : headAbove(lines, at, after);
  const heads: number[] = [];
  let to = at;
  let isAnnounced = false;
  for (let i = from; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const isBlank = line.trim() === '';
    if (isAnnounced && !isBlank) {
      heads.push(i);
      isAnnounced = false;
    } else if (i > at && !BELONGS.some((kind) => format[kind]?.test(line))) break;
    else if (format.announces?.test(line)) isAnnounced = true;
    else if (i === from || format.head?.test(line)) heads.push(i);
    if (!isBlank) to = Math.max(to, i);
  }
  return { from, to, heads, error: mostTelling(lines, heads) ?? from };
}

/** The innermost cause often says less (`Connection refused`) than the one around it (`to localhost:5432`). */
function mostTelling(lines: readonly string[], heads: readonly number[]): number | undefined {
  return heads.findLast((i) => SPECIFIC.test((lines[i] ?? '').slice(0, 2_000))) ?? heads.at(-1);
}

/** The exception above the first frame; the line right above it when none of them names one. */
function headAbove(lines: readonly string[], frame: number, after: number): number {
  const stop = Math.max(after, frame - LONGEST_MESSAGE);
  for (let i = frame - 1; i >= stop; i -= 1) if (EXCEPTION.test(lines[i] ?? '')) return i;
  const above = lines[frame - 1] ?? '';
  const isHead = frame > after && above.trim() !== '' && logLevel(above) !== 'info';
  return isHead ? frame - 1 : frame;
}

/** Frames, then the exception on the first line that is not indented; chained traces are one. */
function readPython(lines: readonly string[], at: number, format: TraceFormat): StackTrace {
  const heads: number[] = [];
  let to = at;
  let isOpen = true;
  for (let i = at + 1; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (format.opens?.test(line)) isOpen = true;
    else if (isOpen && PYTHON_EXCEPTION.test(line) && logLevel(line) === undefined) {
      heads.push(i);
      isOpen = false;
    } else if (!format.inside?.test(line) && (isOpen || !isFieldOfMessage(lines, i))) break;
    if (line.trim() !== '') to = i;
  }
  return { from: at, to, heads, error: mostTelling(lines, heads) ?? to };
}

/** pydantic lists each bad field on a line of its own, with its fault indented below. */
function isFieldOfMessage(lines: readonly string[], at: number): boolean {
  return /^[\w.[\]]{1,120}$/.test(lines[at] ?? '') && /^\s{2,}\S/.test(lines[at + 1] ?? '');
}
