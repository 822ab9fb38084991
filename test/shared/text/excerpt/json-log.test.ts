import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../../../shared/text/excerpt/json-log.ts';

const stack = 'Error: boom\n    at a.js:1';

describe('jsonLog', () => {
  it.each<[string, unknown, unknown]>([
    [
      'pino',
      { level: 60, msg: 'm', err: { type: 'Error', message: 'boom', stack } },
      { level: 'fatal', message: 'm', error: 'boom', stack },
    ],
    [
      'winston',
      { level: 'error', message: 'boom', stack },
      { level: 'error', message: 'boom', stack },
    ],
    [
      'zap',
      { level: 'error', msg: 'm', error: 'boom' },
      { level: 'error', message: 'm', error: 'boom' },
    ],
    ['slog', { level: 'WARN', msg: 'm' }, { level: 'warn', message: 'm' }],
    [
      'structlog',
      { level: 'error', event: 'm', exception: stack },
      { level: 'error', message: 'm', stack },
    ],
    [
      'python-json-logger',
      { levelname: 'ERROR', message: 'm', exc_info: stack },
      { level: 'error', message: 'm', stack },
    ],
    [
      'Elastic Common Schema',
      { 'log.level': 'ERROR', message: 'm', 'error.message': 'boom', 'error.stack_trace': stack },
      { level: 'error', message: 'm', error: 'boom', stack },
    ],
    [
      'logback',
      { level: 'ERROR', message: 'm', stack_trace: stack },
      { level: 'error', message: 'm', stack },
    ],
    ['Serilog', { '@l': 'Fatal', '@m': 'm', '@x': stack }, { level: 'fatal', message: 'm', stack }],
    ['Google Cloud', { severity: 'CRITICAL', message: 'm' }, { level: 'fatal', message: 'm' }],
    ['without a level', { message: 'm' }, { message: 'm' }],
    ['with an error only', { error: 'boom' }, { message: 'boom', error: 'boom' }],
  ])('reads an entry of %s', (_, entry, expected) => {
    expect(jsonLog(JSON.stringify(entry))).toEqual(expected);
  });

  it.each(['plain', '{not json}', '[1]', '"x"', '{"a":', ''])('is absent for %s', (line) => {
    expect(jsonLog(line)).toBeUndefined();
  });
});
