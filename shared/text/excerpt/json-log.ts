import { type LogLevel, levelOfValue } from './log-level.ts';

/** What a line of a JSON log says, whichever library wrote it. */
export interface JsonLog {
  readonly level?: LogLevel;
  readonly message: string;
  /** The message of the error or exception inside it. */
  readonly error?: string;
  readonly stack?: string;
}

/**
 * The names of fields in the formats of pino, bunyan, winston, zap, logrus, zerolog, slog,
 * structlog, python-json-logger, ECS, log4j2, logback, Serilog, NLog, Google Cloud and Monolog. The
 * first field that has a value counts.
 */
const LEVELS = [
  'level',
  'severity',
  'lvl',
  'levelname',
  'log.level',
  '@l',
  'Level',
  'LogLevel',
  'loglevel',
  'log_level',
  'level_name',
  'severity_text',
  'SeverityText',
];
const MESSAGES = [
  'message',
  'msg',
  '@m',
  '@mt',
  'Message',
  'RenderedMessage',
  'event',
  'short_message',
  'text',
  'body',
  'log',
  'error',
];
/** Objects that describe an error, or its message. */
const ERRORS = [
  'err',
  'error',
  'exception',
  'exc_info',
  'exc',
  'thrown',
  'cause',
  '@x',
  'Exception',
  'reason',
];
const STACKS = [
  'stack',
  'stack_trace',
  'stackTrace',
  'stacktrace',
  'error.stack_trace',
  'exception.stacktrace',
  'exc_info',
  'exception',
  '@x',
  'Exception',
  'extendedStackTrace',
  'traceback',
  'errorVerbose',
];
/** The message inside such an object, and the fields that hold it when there is no object. */
const INNER_MESSAGES = ['message', 'msg', 'errorMessage', 'error', 'description', 'reason'];
const OUTER_MESSAGES = [
  'error.message',
  'exception.message',
  'error',
  'err',
  'errorMessage',
  'reason',
];

type Fields = Readonly<Record<string, unknown>>;

/** The line as a JSON log entry; absent when it is not one. */
export function jsonLog(text: string): JsonLog | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined;
  const entry = fieldsOf(parsed(trimmed));
  if (entry === undefined) return undefined;
  const inner = ERRORS.map((key) => fieldsOf(entry[key])).find((fields) => fields !== undefined);
  const level = LEVELS.map((key) => levelOfValue(entry[key])).find((l) => l !== undefined);
  const error = inner ? firstText(inner, INNER_MESSAGES) : firstText(entry, OUTER_MESSAGES);
  const stack = firstText(inner ?? {}, STACKS) ?? firstText(entry, STACKS);
  return {
    message: firstText(entry, MESSAGES) ?? error ?? '',
    ...(level && { level }),
    ...(error && { error }),
    ...(stack?.includes('\n') && { stack }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a line that only looks like JSON, or a part of one, is text
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

function firstText(fields: Fields, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return undefined;
}
