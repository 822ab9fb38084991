import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeUp } from '../../../../shared/text/excerpt/close-up.ts';
import { traces } from './traces.ts';

const log = (lines: readonly string[]) => lines.map((text, index) => ({ at: 1_000 + index, text }));
const shown = (lines: readonly string[], at: number, limit = 14) =>
  closeUp(log(lines), at, limit).map(({ text, before }) =>
    before > 0 ? `(${before}) ${text}` : text,
  );
const quiet = (count: number) => Array.from({ length: count }, (_, index) => `INFO step ${index}`);

const springs = Array.from(
  { length: 30 },
  (_, index) => `\tat org.springframework.Beans.create(Beans.java:${index})`,
);

describe('closeUp', () => {
  it('shows an error without a trace with the lines around it', () => {
    const lines = [...quiet(20), 'FATAL no more', 'more of it', 'INFO down'];
    expect(shown(lines, 20, 6)).toEqual([
      'INFO step 17',
      'INFO step 18',
      'INFO step 19',
      'FATAL no more',
      'more of it',
      'INFO down',
    ]);
  });

  it.each(traces)('shows the error of $runtime with its frames', ({ lines, error }) => {
    const all = [...quiet(20), ...lines, 'INFO bye'];
    const at = all.findIndex((line) => line.trim() === error.trim());
    const texts = closeUp(log(all), at, 14).map(({ text }) => text);
    for (const line of lines.filter((text) => text.trim() !== '')) expect(texts).toContain(line);
  });

  it("prefers the program's own frames to those of its libraries, and counts the missing lines", () => {
    const lines = [
      'ERROR start-up failed',
      'java.lang.IllegalStateException: no DB_HOST',
      ...springs,
      '\tat com.example.Orders.connect(Orders.java:12)',
      '\tat com.example.Main.main(Main.java:5)',
    ];
    expect(shown(lines, 1)).toEqual([
      'ERROR start-up failed',
      'java.lang.IllegalStateException: no DB_HOST',
      ...springs.slice(0, 4),
      '(26) \tat com.example.Orders.connect(Orders.java:12)',
      '\tat com.example.Main.main(Main.java:5)',
    ]);
  });

  it('shows the error around several errors', () => {
    const lines = [
      'AggregateError [ECONNREFUSED]: ',
      '    at internalConnectMultiple (node:net:1128:18) {',
      "  code: 'ECONNREFUSED',",
      '  [errors]: [',
      '    Error: connect ECONNREFUSED ::1:6379',
      '        at createConnectionError (node:net:1675:14)',
      '    Error: connect ECONNREFUSED 127.0.0.1:6379',
      '        at createConnectionError (node:net:1675:14)',
      '  ]',
      '}',
    ];
    expect(shown(lines, 6)).toEqual(lines);
  });

  it('keeps the functions of Python and Go next to their places', () => {
    const library = Array.from({ length: 10 }, (_, index) => [
      `  File "/usr/lib/python3.11/site-packages/x.py", line ${index}, in x`,
      `    x(${index})`,
    ]).flat();
    const python = [
      'Traceback (most recent call last):',
      '  File "/app/main.py", line 3, in <module>',
      '    run()',
      ...library,
      'KeyError: 1',
    ];
    expect(shown(python, python.length - 1, 4)).toEqual([
      'Traceback (most recent call last):',
      '  File "/app/main.py", line 3, in <module>',
      '    run()',
      '(20) KeyError: 1',
    ]);
    const go = [
      'panic: no config',
      'goroutine 1 [running]:',
      'net/http.(*Server).Serve(0xc0)',
      '\t/usr/local/go/src/net/http/server.go:3285 +0x4b4',
      'main.main()',
      '\t/app/main.go:12 +0x1d',
    ];
    expect(shown(go, 0, 3)).toEqual([
      'panic: no config',
      '(3) main.main()',
      '\t/app/main.go:12 +0x1d',
    ]);
  });

  it('reads a trace inside a JSON entry as lines', () => {
    const stack =
      'TypeError: x is undefined\n    at run (/app/run.js:3:1)\n    at Module._load (node:internal/x:1:1)';
    const lines = [
      'INFO up',
      JSON.stringify({ level: 'error', msg: 'job failed', err: { stack } }),
    ];
    expect(shown(lines, 1)).toEqual(['INFO up', 'job failed', ...stack.split('\n')]);
  });

  it('stays within its limit and in order for any log', () => {
    const line = fc.oneof(
      fc.constantFrom(
        ...traces.flatMap((trace) => trace.lines),
        '{"msg":"x","stack":"E: a\\n at b (c:1:1)"}',
        '',
      ),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 60 }),
        fc.nat(59),
        fc.integer({ min: 1, max: 20 }),
        (lines, at, limit) => {
          const found = closeUp(log(lines), at % lines.length, limit);
          const left = found.filter(({ before }) => before > 0).length;
          expect(found.length).toBeLessThanOrEqual(limit);
          expect(found.length + left).toBeLessThanOrEqual(limit + 2);
          const times = found.map((one) => one.at);
          expect(times).toEqual([...times].sort((a, b) => a - b));
        },
      ),
    );
  });
});
