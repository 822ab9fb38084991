import { anyOf, inOrder } from '../pattern.ts';
import { logLevel } from './log-level.ts';
import { type TraceFormat, traceFormats } from './trace-formats.ts';

/** A stack trace in a log, as indexes of its lines. */
export interface StackTrace {
  readonly from: number;
  /** Its last line. */
  readonly to: number;
  /** What went wrong: the innermost exception that names an address, a name or a variable. */
  readonly error: number;
  /** Its exceptions and causes: they are kept when the frames do not fit. */
  readonly heads: readonly number[];
}

/** A line that names an exception: `pkg.SomeError: message`, `Exception in thread "main" x.Y`. */
const EXCEPTION = inOrder(
  /^\s*/,
  anyOf(
    /Exception in thread |Unhandled exception|Uncaught |Unhandled /,
    inOrder(
      /\[?[\w.$:/\\-]{0,120}/,
      /(?:Error|Exception|Exit|Interrupt|Throwable|Failure|Fault)\b/,
    ),
  ),
);
const PYTHON_EXCEPTION = /^(?:\s*\| )?[A-Za-z_][\w.]*(?::|$)/;
/** What makes a message specific. */
const SPECIFIC = anyOf(
  /\d+\.\d+\.\d+\.\d+|\blocalhost\b|[\w-]:\d{2,5}\b/, // an address or a port
  /'[^']{1,200}'|"[^"]{1,200}"/, // a quoted name
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/, // a variable
);
/** What may continue a trace. */
const BELONGS = ['frame', 'inside', 'head', 'announces'] as const;
/** The most lines of a message above the frames, such as Node's `Require stack:`. */
const LONGEST_MESSAGE = 12;

/** The stack traces of a log, in order. */
export function stackTraces(lines: readonly string[]): StackTrace[] {
  const traces: StackTrace[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue; // no trace begins with a blank line
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

/**
 * The head that says most: the innermost cause (`Connection refused`) often says less than the one
 * around it (`to localhost:5432`).
 */
function mostTelling(lines: readonly string[], heads: readonly number[]): number | undefined {
  return heads.findLast((i) => SPECIFIC.test((lines[i] ?? '').slice(0, 2_000))) ?? heads.at(-1);
}

/** The line above the first frame that names an exception, else the line right above the frame. */
function headAbove(lines: readonly string[], frame: number, after: number): number {
  const stop = Math.max(after, frame - LONGEST_MESSAGE);
  for (let i = frame - 1; i >= stop; i -= 1) if (EXCEPTION.test(lines[i] ?? '')) return i;
  const above = lines[frame - 1] ?? '';
  const isHead = frame > after && above.trim() !== '' && logLevel(above) !== 'info';
  return isHead ? frame - 1 : frame;
}

/**
 * Python prints the frames first, then the exception on the first line that is not indented.
 * Chained traces are one trace.
 */
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

/** pydantic prints each wrong field on a line of its own, and what is wrong indented below. */
function isFieldOfMessage(lines: readonly string[], at: number): boolean {
  return /^[\w.[\]]{1,120}$/.test(lines[at] ?? '') && /^\s{2,}\S/.test(lines[at + 1] ?? '');
}
