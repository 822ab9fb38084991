import { describe, expect, it } from 'vitest';
import { stackTraces } from '../../../../shared/text/excerpt/stack-trace.ts';
import { traces } from './traces.ts';

const noise = ['2024-05-01 INFO starting', '2024-05-01 INFO connected to the cache'];
const end = ['2024-05-01 INFO shutting down'];

describe('stackTraces', () => {
  it.each(traces)(
    'reads a trace of $runtime as one trace and finds its error',
    ({ lines, error }) => {
      const [first, ...others] = stackTraces([...noise, ...lines, ...end]);
      expect(others).toEqual([]);
      expect([first?.from, first?.to]).toEqual([noise.length, noise.length + lines.length - 1]);
      expect([...noise, ...lines][first?.error ?? -1]).toBe(error);
    },
  );

  it('separates two traces', () => {
    const [python, , , , node] = traces;
    const found = stackTraces([...(python?.lines ?? []), ...end, ...(node?.lines ?? [])]);
    expect(found.length).toBe(2);
  });

  it.each([
    [
      'whose head is outside the window',
      ['\tat a.B.c(B.java:1)', 'Caused by: java.io.IOException: x'],
      1,
    ],
    [
      'of Python without its first line',
      ['  File "/app/x.py", line 3, in f', "    x['a']", "KeyError: 'a'"],
      2,
    ],
    ['that lost its indentation', ['java.lang.Error: x', 'at java.base/a.B.c(Unknown Source)'], 0],
  ])('reads a trace %s', (_, lines, error) => {
    expect(stackTraces(lines).map((trace) => trace.error)).toEqual([error]);
  });

  it.each([
    'at least one of them failed',
    'listening at 8080',
    'panic button pressed',
    'see #1 of the list',
  ])('finds none in %s', (line) => {
    expect(stackTraces([line])).toEqual([]);
  });
});
