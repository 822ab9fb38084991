import { describe, expect, it } from 'vitest';
import { levelOfValue, logLevel } from '../../../../shared/text/excerpt/log-level.ts';

describe('logLevel', () => {
  it.each([
    ['2024-05-01 10:00:00,123 ERROR [main] c.e.App - x', 'error'],
    ['2024-05-01 10:00:00.123  WARN 1 --- [main] o.s.Boot : x', 'warn'],
    ['ERROR:root:boot failed', 'error'],
    ['CRITICAL:root:boot failed', 'fatal'],
    ['INFO:     Started server process [1]', 'info'],
    ['[2024-05-01 10:00:00 +0000] [8] [ERROR] Exception in worker', 'error'],
    ['nginx: [emerg] host not found', 'fatal'],
    ['[error] GenServer terminating', 'error'],
    ['level=error msg="x"', 'error'],
    ['time="x" level=fatal msg=y', 'fatal'],
    ['E0102 12:00:00.000000 1 main.go:1] x', 'error'],
    ['F, [2024-05-01T10:00:00.000000 #1] FATAL -- : x', 'fatal'],
    ['fail: Microsoft.AspNetCore[0]', 'error'],
    ['crit: Microsoft.AspNetCore[0]', 'fatal'],
    ['PHP Fatal error:  Uncaught PDOException', 'fatal'],
    ['PHP Warning:  x', 'warn'],
    ['2024-05-01 10:00:00 UTC [1] FATAL:  password authentication failed', 'fatal'],
    ['error: x', 'error'],
    ['INFO request said ERROR', 'info'],
    ['the error was handled', undefined],
    ['listening on 8080', undefined],
    ['', undefined],
  ])('reads %s as %s', (line, level) => {
    expect(logLevel(line)).toBe(level);
  });
});

describe('levelOfValue', () => {
  it.each([
    ['ERROR', 'error'],
    ['Warning', 'warn'],
    [60, 'fatal'],
    [50, 'error'],
    [40, 'warn'],
    [30, 'info'],
    ['nonsense', undefined],
    [null, undefined],
  ])('reads %s as %s', (value, level) => {
    expect(levelOfValue(value)).toBe(level);
  });
});
