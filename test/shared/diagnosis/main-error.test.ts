import { describe, expect, it } from 'vitest';
import { mainErrorIn } from '../../../shared/diagnosis/main-error.ts';
import { logOf } from './rules/evidence-of.ts';

const mainErrorOf = (...lines: readonly string[]) => {
  const log = logOf(lines);
  return mainErrorIn(
    log,
    log.lines.map(({ text }) => text),
  );
};

describe('mainErrorIn', () => {
  it('finds the line of the error', () => {
    expect(mainErrorOf('INFO hello', 'FATAL no moon')).toEqual({ at: 1, from: 1, to: 1 });
  });

  it('finds the stack trace around it', () => {
    const trace = ['Error: no moon', '    at a (/app/x.js:1:2)', '    at b (/app/x.js:2:2)'];
    expect(mainErrorOf('INFO hello', ...trace)).toEqual({ at: 1, from: 1, to: 3 });
  });

  it('finds an entry in JSON by its message', () => {
    expect(mainErrorOf('INFO hello', '{"level":"error","msg":"no moon"}')?.at).toBe(1);
  });

  it('is -1 everywhere when the line was not kept', () => {
    const log = logOf(['FATAL no moon']);
    expect(mainErrorIn(log, ['INFO hello'])).toEqual({ at: -1, from: -1, to: -1 });
  });

  it('is undefined without an error', () => {
    expect(mainErrorOf('INFO hello')).toBeUndefined();
  });
});
