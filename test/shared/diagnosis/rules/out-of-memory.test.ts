import { describe, expect, it } from 'vitest';
import { outOfMemory } from '../../../../shared/diagnosis/rules/out-of-memory.ts';
import { evidenceOf, stopOf } from './evidence-of.ts';
import { healthyLogs } from './healthy-logs.ts';

const { match } = outOfMemory;
const KILLED = 'OutOfMemoryError: Container killed due to memory usage';
const killed137 = stopOf({ containers: [{ name: 'app', exitCode: 137 }] });

const MATCHES: readonly (readonly [string, string])[] = [
  ['Node.js', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
  ['Java', 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space'],
  [
    'Java off the heap',
    'java.lang.OutOfMemoryError: Cannot reserve 1048576 bytes of direct buffer memory',
  ],
  [
    'netty',
    'io.netty.util.internal.OutOfDirectMemoryError: failed to allocate 16777216 byte(s) of direct memory',
  ],
  [
    'the Java VM at its start',
    'There is insufficient memory for the Java Runtime Environment to continue.',
  ],
  [
    'Python',
    'Traceback (most recent call last):\n  File "/app/x.py", line 3, in <module>\nMemoryError',
  ],
  ['numpy', 'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 8.00 GiB for an array'],
  ['Go', 'fatal error: runtime: out of memory'],
  ['Rust', 'memory allocation of 1073741824 bytes failed'],
  ['C++', "terminate called after throwing an instance of 'std::bad_alloc'"],
  [
    '.NET',
    "Unhandled exception. System.OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.",
  ],
  [
    'PHP',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
  ],
  ['Ruby', "app.rb:4:in `*': failed to allocate memory (NoMemoryError)"],
  ['Erlang', 'eheap_alloc: Cannot allocate 2850821240 bytes of memory (of type "heap").'],
  ['the kernel', 'Memory cgroup out of memory: Killed process 4242 (python3) total-vm:2097152kB'],
  ['a fork', 'OSError: [Errno 12] Cannot allocate memory'],
];

const NO_MATCHES: readonly (readonly [string, string])[] = [
  [
    'the flags of a Java VM',
    'OpenJDK 64-Bit Server VM: -XX:+HeapDumpOnOutOfMemoryError -XX:+ExitOnOutOfMemoryError',
  ],
  ['a Redis that is full', "ERROR OOM command not allowed when used memory > 'maxmemory'."],
  ['a report on memory', 'INFO memory: 512 MiB used of 1024 MiB'],
  [
    'a worker that was too slow',
    '[7] [CRITICAL] WORKER TIMEOUT (pid:9)\n[7] [ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?',
  ],
  ['nothing', ''],
];

describe('outOfMemory', () => {
  it.each(MATCHES)('recognises it: %s', (_, log) => {
    const found = match(evidenceOf({ log }));
    expect(found).toMatchObject({ category: 'out_of_memory', phase: 'run' });
    expect(found?.confidence).not.toBe('low');
    expect(log).toContain(found?.evidence[0]);
  });

  it.each(NO_MATCHES)('does not match: %s', (_, log) => {
    expect(match(evidenceOf({ log, stops: [killed137] }))).toBeUndefined();
  });

  it.each(Object.entries(healthyLogs))('does not match the healthy log of %s', (_, log) => {
    expect(match(evidenceOf({ log, stops: [killed137] }))).toBeUndefined();
  });

  it.each([
    ['137 alone', killed137],
    [
      '137 and a health check',
      { ...killed137, stoppedReason: 'Task failed container health checks' },
    ],
    ['1 alone', stopOf()],
  ])('does not take an exit code for proof: %s', (_, stop) => {
    expect(match(evidenceOf({ stops: [stop] }))).toBeUndefined();
  });

  it.each([
    ['137', 137],
    ['0', 0],
    ['1', 1],
    ['none', undefined],
  ])('believes ECS, whatever the exit code: %s', (_, exitCode) => {
    const stop = stopOf({ containers: [{ name: 'app', exitCode, reason: KILLED }] });
    const found = match(evidenceOf({ stops: [stop], environment: [] }));
    expect(found).toMatchObject({ confidence: 'high', evidence: [KILLED] });
    expect(found?.cause).toContain('(task limit 1024 MiB)');
  });

  it('is less sure when a sidecar was killed', () => {
    const containers = [
      { name: 'app', exitCode: 1 },
      { name: 'agent', exitCode: 137, reason: KILLED },
    ];
    expect(match(evidenceOf({ stops: [stopOf({ containers })] }))?.confidence).toBe('medium');
  });

  it('is less sure when gunicorn only suspects it', () => {
    const log = '[1] [ERROR] Worker (pid:9) was sent SIGKILL! Perhaps out of memory?';
    expect(match(evidenceOf({ log }))).toMatchObject({
      category: 'out_of_memory',
      confidence: 'medium',
    });
  });

  it('quotes both ECS and the program', () => {
    const stop = stopOf({ containers: [{ name: 'app', exitCode: 137, reason: KILLED }] });
    const log = 'FATAL ERROR: JavaScript heap out of memory';
    expect(match(evidenceOf({ log, stops: [stop] }))?.evidence).toEqual([KILLED, log]);
  });

  it('quotes the last words, not the heading above them', () => {
    const words =
      'FATAL ERROR: Ineffective mark-compacts near heap limit Allocation failed - JavaScript heap out of memory';
    const found = match(evidenceOf({ log: `<--- Last few GCs --->\n\n${words}` }));
    expect(found?.evidence).toContain(words);
  });
});
