import { type LogLevel, levelOfValue } from './log-level.ts';

/** What a line of a JSON log says, whatever its library calls it. */
export interface JsonLog {
  readonly level?: LogLevel;
  readonly message: string;
  /** The message of the error or exception it carries. */
  readonly error?: string;
  readonly stack?: string;
}

/** Names by library: pino, bunyan, winston, zap, logrus, zerolog, slog, structlog, python-json-logger, ECS, log4j2, logback, Serilog, NLog, GCP, Monolog. */
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
const INNER = ['message', 'msg', 'errorMessage', 'error', 'description', 'reason'];

type Fields = Readonly<Record<string, unknown>>;

/** The line as a JSON log entry; absent when it is not one. */
export function jsonLog(text: string): JsonLog | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}')) return undefined;
  const entry = fieldsOf(parsed(trimmed));
  if (entry === undefined) return undefined;
  const inner = ERRORS.map((key) => fieldsOf(entry[key])).find((fields) => fields !== undefined);
  const level = LEVELS.map((key) => levelOfValue(entry[key])).find((l) => l !== undefined);
  const error = inner
    ? firstText(inner, INNER)
    : firstText(entry, [
        'error.message',
        'exception.message',
        'error',
        'err',
        'errorMessage',
        'reason',
      ]);
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
    return undefined; // a line that only looks like JSON, or half of one, is text
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
