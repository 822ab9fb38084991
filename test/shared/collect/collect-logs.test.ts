import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { Logs } from '../../../shared/aws/logs.ts';
import { collectLogs } from '../../../shared/collect/collect-logs.ts';
import type { Failure } from '../../../shared/failure/failure.ts';
import type { Crash } from '../../helpers/crash-events.ts';
import { failureFrom } from '../../helpers/incidents.ts';

const START = Date.parse('2026-02-03T08:10:00Z');
const SECOND = 1_000;

/** A page that GetLogEvents returns, or the error that it fails with. */
type Page = {
  readonly lines?: readonly string[];
  readonly token?: string;
  readonly error?: string;
};

/** Pages by stream name. Each call returns the next page, and the last one again and again. */
function logsWith(pages: Readonly<Record<string, readonly Page[]>>) {
  const calls: { stream: string; region: string; token: string | undefined }[] = [];
  let clock = START;
  const page: Logs['page'] = async (stream, _limit, token) => {
    calls.push({ stream: stream.name, region: stream.region, token });
    const looks = calls.filter((call) => call.stream === stream.name).length;
    const all = pages[stream.name] ?? [{ error: 'ResourceNotFoundException' }];
    const { lines = [], error, token: next = 'end' } = all[looks - 1] ?? (all.at(-1) as Page);
    if (error) return { error };
    const events = lines.map((message, index) => ({ timestamp: START + index, message }));
    return { value: { events, nextBackwardToken: next, $metadata: {} } };
  };
  const sleeps: number[] = [];
  const sleep = async (milliseconds: number) => {
    sleeps.push(milliseconds);
    clock += milliseconds;
  };
  return { logs: () => ({ page }), now: () => clock, sleep, calls, sleeps };
}

const definition = (
  options: Record<string, string> = {},
  logDriver = 'awslogs',
): TaskDefinition => ({
  containerDefinitions: [
    {
      name: 'app',
      essential: true,
      logConfiguration: {
        logDriver: logDriver as never,
        options: { 'awslogs-group': '/ecs/shop', 'awslogs-stream-prefix': 'shop', ...options },
      },
    },
  ],
});
const crashOf = (task: string, more: Crash = {}) => failureFrom({ task, ...more });
const collect = (
  world: ReturnType<typeof logsWith>,
  failures: readonly Failure[],
  found: TaskDefinition | undefined = definition(),
) => collectLogs(failures, () => found, world, START + 8 * SECOND);

const FATAL = ['starting', 'FATAL the moon is full'];

describe('collectLogs', () => {
  it('reads the log of each failed task once when it is complete', async () => {
    const world = logsWith({ 'shop/app/a': [{ lines: FATAL }], 'shop/app/b': [{ lines: FATAL }] });
    const { logs, gaps } = await collect(world, [crashOf('b'), crashOf('a')]);
    expect(logs.map(({ stream, error }) => [stream, error?.text])).toEqual([
      ['shop/app/b', 'FATAL the moon is full'],
      ['shop/app/a', 'FATAL the moon is full'],
    ]);
    expect(gaps).toEqual([]);
    expect(world.calls).toHaveLength(2);
  });

  it('reads the logs of the three newest tasks at most', async () => {
    const world = logsWith({});
    await collect(
      world,
      ['d', 'c', 'b', 'a'].map((task) => crashOf(task)),
    );
    expect(new Set(world.calls.map(({ stream }) => stream))).toEqual(
      new Set(['shop/app/d', 'shop/app/c', 'shop/app/b']),
    );
  });

  it('reads in the Region that the log driver names', async () => {
    const world = logsWith({ 'shop/app/a': [{ lines: FATAL }] });
    const { logs } = await collect(
      world,
      [crashOf('a')],
      definition({ 'awslogs-region': 'us-east-1' }),
    );
    expect(world.calls[0]?.region).toBe('us-east-1');
    expect(logs[0]?.region).toBe('us-east-1');
  });

  it('reads on after an empty page until it finds lines', async () => {
    const world = logsWith({ 'shop/app/a': [{ token: 't1' }, { lines: FATAL, token: 't2' }] });
    const { logs } = await collect(world, [crashOf('a')]);
    expect(logs).toHaveLength(1);
    expect(world.calls.map(({ token }) => token)).toEqual([undefined, 't1']);
  });

  it('reads again while log lines may still be on their way', async () => {
    const world = logsWith({
      'shop/app/a': [
        { error: 'ResourceNotFoundException' },
        { lines: ['starting'] },
        { lines: FATAL },
      ],
    });
    const { logs, gaps } = await collect(world, [crashOf('a')]);
    expect(logs[0]?.error?.text).toBe('FATAL the moon is full');
    expect(gaps).toEqual([]);
    expect(world.sleeps).toEqual([2_500, 2_500]);
  });

  it.each([
    ['the stream never appears', {}],
    ['pages stay empty', { 'shop/app/a': [{ token: 't1' }, { token: 't2' }] }],
    ['no line shows an error', { 'shop/app/a': [{ lines: ['all is well'] }] }],
    ['every call is throttled', { 'shop/app/a': [{ error: 'ThrottlingException' }] }],
  ])('makes six calls at most, within eight seconds, when %s', async (_, pages) => {
    const world = logsWith(pages);
    await collect(world, [crashOf('a')]);
    expect(world.calls.length).toBeLessThanOrEqual(6);
    expect(world.now() - START).toBeLessThanOrEqual(8 * SECOND);
  });

  it('does not try again when access is denied', async () => {
    const world = logsWith({ 'shop/app/a': [{ error: 'AccessDeniedException' }] });
    const { gaps } = await collect(world, [crashOf('a')]);
    expect(world.calls).toHaveLength(1);
    expect(gaps[0]).toEqual({
      kind: 'log-unread',
      text: 'logs unavailable: AccessDeniedException on /ecs/shop (eu-central-1)',
    });
  });

  const neverRan: Crash = {
    exitCode: null,
    stopCode: 'TaskFailedToStart',
    detail: { startedAt: undefined },
  };

  it.each<readonly [string, readonly Failure[], TaskDefinition | undefined, RegExp]>([
    [
      'the container never started',
      [crashOf('a', { ...neverRan, stoppedReason: 'CannotPullContainerError: x' })],
      definition(),
      /^the container of task a never started, so there is no application log$/,
    ],
    [
      'the command could not be run',
      [crashOf('a', { ...neverRan, stoppedReason: 'CannotStartContainerError: exec: "x"' })],
      definition(),
      /^the container of task a never started/,
    ],
    [
      'the containers of several tasks never started',
      ['a', 'b'].map((task) =>
        crashOf(task, { ...neverRan, stoppedReason: 'CannotPullContainerError: x' }),
      ),
      definition(),
      /^the containers of tasks a, b never started/,
    ],
    [
      'the event names no container',
      [crashOf('a', { detail: { containers: [] } })],
      definition(),
      /^the event of task a names no container/,
    ],
    [
      'the container is not in the task definition',
      [crashOf('a')],
      { containerDefinitions: [] },
      /^container app has no log configuration/,
    ],
    ['the container logs elsewhere', [crashOf('a')], definition({}, 'splunk'), /logs to splunk/],
  ])('reports one gap and makes no call when %s', async (_, failures, found, gap) => {
    const world = logsWith({});
    const { logs, gaps } = await collect(world, failures, found);
    expect(logs).toEqual([]);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.text).toMatch(gap);
    expect(world.calls).toEqual([]);
  });

  it('reports that the log is unknown without the task definition', async () => {
    const world = logsWith({});
    const { gaps } = await collectLogs([crashOf('a')], () => undefined, world, START + 8 * SECOND);
    expect(gaps).toEqual([
      { kind: 'log-place-unknown', text: 'the log of app is unknown without its task definition' },
    ]);
  });

  it('explains a missing stream and a log driver that may drop lines', async () => {
    const { gaps } = await collect(logsWith({}), [crashOf('a')]);
    expect(gaps.map(({ kind }) => kind)).toEqual(['log-stream-absent', 'log-may-lack-lines']);
    expect(gaps.map(({ text }) => text)).toEqual([
      'no log stream shop/app/a in /ecs/shop (eu-central-1): app wrote nothing, or its driver could not deliver',
      'the awslogs driver of app is non-blocking: its last lines may be lost',
    ]);
    const blocking = await collect(logsWith({}), [crashOf('a')], definition({ mode: 'blocking' }));
    expect(blocking.gaps).toHaveLength(1);
  });

  it('removes secrets and terminal codes, even a key that spans several events', async () => {
    const key = [
      '-----BEGIN PRIVATE KEY-----',
      'MIIEvQIBADANBgkqhkiG9w0BAQ',
      '-----END PRIVATE KEY-----',
    ];
    const lines = [
      'DB_PASSWORD=hunter2hunter2',
      ...key,
      '\u001b[31mFATAL\u001b[0m the moon\r\n  at full',
    ];
    const { logs } = await collect(logsWith({ 'shop/app/a': [{ lines }] }), [crashOf('a')]);
    const kept = JSON.stringify(logs);
    expect(kept).toContain('FATAL the moon');
    for (const secret of ['hunter2', 'MIIEvQ', '\\u001b']) expect(kept).not.toContain(secret);
  });

  it('limits the size of a log with huge lines', async () => {
    const lines = Array.from({ length: 3 }, (_, index) => `ERROR ${index} ${'x'.repeat(300_000)}`);
    const { logs } = await collect(logsWith({ 'shop/app/a': [{ lines }] }), [crashOf('a')]);
    expect(JSON.stringify(logs).length).toBeLessThan(20_000);
    expect(logs[0]?.error?.text).toMatch(/^ERROR \d xxx/);
  });
});
