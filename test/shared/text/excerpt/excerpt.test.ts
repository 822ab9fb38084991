import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../../shared/text/excerpt/excerpt.ts';
import type { LogLine } from '../../../../shared/text/excerpt/log-line.ts';
import { traces } from './traces.ts';

const log = (...lines: string[]): LogLine[] => lines.map((text, i) => ({ at: 1_000 + i, text }));
const quiet = (count: number) =>
  Array.from({ length: count }, (_, i) => `INFO request ${i} served`);
const text = (lines: readonly LogLine[]) => lines.map((line) => line.text);

describe('excerpt', () => {
  it.each(traces)(
    'finds the error of $runtime in a long log and keeps its trace',
    ({ lines, error }) => {
      const found = excerpt(log(...quiet(2_000), ...lines, 'INFO shutting down', 'INFO bye'));
      expect(found.error?.text).toBe(error.trim());
      for (const line of lines.filter((l) => l.trim() !== ''))
        expect(text(found.lines)).toContain(line);
    },
  );

  it.each<[string, string[], string]>([
    [
      'a fatal line over an early warning',
      ['WARN cache failed', 'FATAL: no database', 'INFO bye'],
      'FATAL: no database',
    ],
    ['the last of equal errors', ['ERROR a failed', 'ERROR b failed'], 'ERROR b failed'],
    [
      'what came before the shutdown over what fails in it',
      ['ERROR cannot reach db', 'INFO shutting down', 'ERROR pool is closed'],
      'ERROR cannot reach db',
    ],
    [
      'the error over what npm says about it',
      [
        'Error: DB_HOST is required',
        'npm ERR! code ELIFECYCLE',
        'npm ERR! errno 1',
        'npm ERR! Exit status 1',
      ],
      'Error: DB_HOST is required',
    ],
    [
      'the exception over what gunicorn says about it',
      [
        '[1] [ERROR] Exception in worker process',
        'Traceback (most recent call last):',
        '  File "/app/main.py", line 3, in <module>',
        "KeyError: 'DB_HOST'",
        '[1] [ERROR] Worker (pid:8) exited with code 3',
        '[1] [ERROR] Shutting down: Master',
        '[1] [ERROR] Reason: Worker failed to boot.',
      ],
      "KeyError: 'DB_HOST'",
    ],
    [
      'the last failure over one that the process survived',
      [
        'Traceback (most recent call last):',
        '  File "x", line 1, in y',
        "KeyError: 'a'",
        ...quiet(20),
        'ERROR out of disk',
      ],
      'ERROR out of disk',
    ],
    [
      'the process over its supervisor',
      [
        'Error: DB_HOST is required',
        'INFO exited: app (exit status 1; not expected)',
        'INFO gave up: app entered FATAL state',
      ],
      'Error: DB_HOST is required',
    ],
    [
      'a line without a level',
      ['starting', 'no pg_hba.conf entry for host "10.0.2.166"'],
      'no pg_hba.conf entry for host "10.0.2.166"',
    ],
  ])('prefers %s', (_, lines, error) => {
    expect(excerpt(log(...lines)).error?.text).toBe(error);
  });

  it.each<[string, unknown, string]>([
    [
      'the error',
      { level: 60, msg: 'startup', err: { message: 'connect ECONNREFUSED 127.0.0.1:5432' } },
      'connect ECONNREFUSED 127.0.0.1:5432',
    ],
    ['the message', { level: 'error', message: 'DB_HOST is not set' }, 'DB_HOST is not set'],
    [
      'the last line of a Python trace',
      {
        level: 'ERROR',
        message: 'boot',
        exc_info:
          'Traceback (most recent call last):\n  File "x", line 1, in y\nKeyError: \'DB_HOST\'',
      },
      "KeyError: 'DB_HOST'",
    ],
  ])('takes %s from a JSON entry', (_, entry, error) => {
    const line = JSON.stringify(entry);
    const found = excerpt(
      log('{"level":30,"msg":"up"}', line, '{"level":30,"msg":"closing server"}'),
    );
    expect(found.error).toEqual({ at: 1_001, text: error });
    expect(text(found.lines)).toContain(line);
  });

  it('has the last lines and no error when nothing failed', () => {
    const found = excerpt(log(...quiet(30)));
    expect(found.error).toBeUndefined();
    expect(text(found.lines)).toEqual(quiet(30).slice(-10));
    expect(found.omitted).toBe(20);
  });

  it('is empty for an empty log', () => {
    expect(excerpt([])).toEqual({ lines: [], omitted: 0 });
  });

  it('keeps the times, and splits an event into its lines', () => {
    const found = excerpt([
      {
        at: 7,
        text: 'Traceback (most recent call last):\n  File "x", line 1, in y\nKeyError: \'a\'',
      },
    ]);
    expect(found.error).toEqual({ at: 7, text: "KeyError: 'a'" });
    expect(found.lines.map((line) => line.at)).toEqual([7, 7, 7]);
  });

  it('ignores the timestamps and names that a driver puts in front', () => {
    const found = excerpt(
      log(
        'web-1  | 2024-05-01T10:00:00.123Z Traceback (most recent call last):',
        'web-1  |   File "x", line 1, in y',
        "web-1  | KeyError: 'a'",
      ),
    );
    expect(found.error?.text).toBe("KeyError: 'a'");
  });

  it('shows the first and the last error of the run besides the main one', () => {
    const found = excerpt(
      log('ERROR first', ...quiet(500), 'FATAL it', ...quiet(500), 'ERROR last'),
      { lines: 8 },
    );
    expect(text(found.lines)).toEqual(
      expect.arrayContaining(['ERROR first', 'FATAL it', 'ERROR last']),
    );
  });

  it('keeps the exceptions of a trace that is too long, and the frames next to them', () => {
    const frames = (n: number) => Array.from({ length: n }, (_, i) => `\tat a.B.c(B.java:${i})`);
    const lines = [
      'java.lang.Error: outer',
      ...frames(200),
      'Caused by: x.Inner: no DB_HOST',
      ...frames(200),
    ];
    const found = excerpt(log(...lines), { lines: 10 });
    expect(found.error?.text).toBe('Caused by: x.Inner: no DB_HOST');
    expect(text(found.lines)).toContain('java.lang.Error: outer');
    expect(text(found.lines)).toContain('\tat a.B.c(B.java:0)');
  });

  it('cuts long lines and counts what it omits', () => {
    const found = excerpt(log('INFO x', `ERROR ${'é'.repeat(50_000)}`), { bytes: 1_000 });
    expect(found.lines.length).toBe(2);
    expect(found.error?.text.endsWith('…')).toBe(true);
  });

  it('stays within its limits and in order for any log', () => {
    const line = fc.oneof(
      fc.constantFrom(...traces.flatMap((t) => t.lines), 'ERROR x', 'INFO y', ''),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 80 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 40, max: 3_000 }),
        (lines, most, bytes) => {
          const whole = log(...lines);
          const found = excerpt(whole, { lines: most, bytes });
          const rows = lines.flatMap((l) => l.split('\n')).length;
          expect(found.lines.length).toBeLessThanOrEqual(most);
          expect(
            found.lines.reduce((sum, l) => sum + Buffer.byteLength(l.text) + 1, 0),
          ).toBeLessThanOrEqual(bytes);
          expect(Buffer.byteLength(found.error?.text ?? '')).toBeLessThanOrEqual(bytes);
          expect(found.omitted).toBe(rows - found.lines.length);
          expect(found.lines.map((l) => l.at)).toEqual(
            found.lines.map((l) => l.at).sort((a, b) => a - b),
          );
        },
      ),
    );
  });
});
