import { describe, expect, it } from 'vitest';
import { detect } from '../../functions/detect.ts';
import { sqsHandler } from '../../shared/lambda/sqs-handler.ts';
import { stepWorld } from '../../shared/steps/step-world.ts';
import { crash, crashLoop, type EventObject, resourceKeyOf } from '../helpers/crash-events.ts';
import { type TestRuntime, testRuntime } from '../helpers/runtime.ts';
import { context, sqsBatch } from '../helpers/sqs.ts';
import { type TestTable, useTable } from '../helpers/table.ts';

const table = useTable();
const handlerOf = (runtime: TestRuntime) =>
  sqsHandler(detect, stepWorld, () => ({ runtime, middlewares: [] }));
const detail = (change: object) => JSON.stringify(crash({ detail: { ...change } }));
const envelope = (change: object) => JSON.stringify({ ...crash(), ...change });
const good = crashLoop(9, { task: 'good' }).map((one) => JSON.stringify(crash(one)));
const container = (change: object) => ({ containers: [{ name: 'app', exitCode: 1, ...change }] });
const LONG = 'x'.repeat(2_100);

/** Which records fail, and what is logged as an error. */
async function handle(bodies: readonly string[], runtime = testRuntime(table().dynamodb)) {
  const { batchItemFailures } = await handlerOf(runtime)(sqsBatch(bodies), context);
  const errors = runtime.logged.filter(({ level }) => level === 'error');
  return { failed: batchItemFailures.map((one) => one.itemIdentifier), errors, runtime };
}
const tasksOf = async ({ failures }: TestTable, key = resourceKeyOf()) =>
  (await failures.newest(key, 100)).map((failure) => failure.key.split('#')[1]);

describe('detect', () => {
  it.each([
    ['text that is not JSON', '{"detail-type":', 'the text is not JSON'],
    ['an empty text', '', 'the text is not JSON'],
    ['null', 'null', 'the event is null'],
    ['a number', '7', 'the event is of type number'],
    ['no detail-type', envelope({ 'detail-type': undefined }), 'detail-type is missing'],
    [
      'an unknown detail-type',
      envelope({ 'detail-type': 'ECS Container Instance State Change' }),
      'is not one that we watch',
    ],
    ['no detail', envelope({ detail: undefined }), 'detail is missing'],
    ['a detail that is a string', envelope({ detail: 'crash' }), 'detail is of type string'],
    ['no task', detail({ taskArn: undefined }), 'detail.taskArn is missing'],
    ['a cluster that is null', detail({ clusterArn: null }), 'detail.clusterArn must be a text'],
    ['a cluster that is not an ARN', detail({ clusterArn: 'shop' }), 'not an ARN'],
    ['a group that is a list', detail({ group: ['service:a'] }), 'detail.group must be a text'],
    ['no creation time', detail({ createdAt: undefined }), 'detail.createdAt is missing'],
    [
      'a creation time that is not a time',
      detail({ createdAt: 'now' }),
      'detail.createdAt must be an ISO',
    ],
    ['a task id longer than a key', detail({ taskArn: `arn:aws:ecs:::task/${LONG}` }), 'key'],
    ['a service name longer than ECS allows', detail({ group: `service:${LONG}` }), '255'],
  ])('rejects only the event with %s, and stores the nine others', async (_, bad, says) => {
    const { failed, errors, runtime } = await handle([...good.slice(0, 4), bad, ...good.slice(4)]);
    expect(failed).toEqual(['m-5']);
    expect(await tasksOf(table())).toHaveLength(9);
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain(says);
    expect(errors[0]?.fields).toMatchObject({ messageId: 'm-5', receives: 1 });
    expect(runtime.counted.get('RejectedRecords')).toBe(1);
  });

  it.each<[string, EventObject, object]>([
    ['no exit code', crash({ exitCode: null }), { counts: true, containers: [{ name: 'app' }] }],
    [
      'an exit code that is a string',
      crash({ detail: container({ exitCode: '1' }) }),
      { containers: [{ name: 'app' }] },
    ],
    ['no containers', crash({ detail: { containers: undefined } }), { containers: [] }],
    ['containers that are null', crash({ detail: { containers: null } }), { containers: [] }],
    ['empty containers', crash({ detail: { containers: [] } }), { containers: [] }],
    [
      'no image',
      crash({ detail: container({ image: undefined }) }),
      { containers: [{ name: 'app' }] },
    ],
    ['no start time', crash({ detail: { startedAt: undefined } }), { phase: 'run' }],
    ['no startedBy', crash({ detail: { startedBy: undefined } }), { counts: true }],
    ['a startedBy that is null', crash({ detail: { startedBy: null } }), { counts: true }],
    ['no stop code and no reason', crash({ detail: { stopCode: null, stoppedReason: null } }), {}],
    ['no version', crash({ version: null }), { version: 0 }],
    ['a version that is a string', crash({ detail: { version: '6' } }), { version: 0 }],
    [
      'no end time',
      crash({
        detail: Object.fromEntries(
          ['stoppingAt', 'executionStoppedAt', 'stoppedAt', 'updatedAt'].map((name) => [
            name,
            null,
          ]),
        ),
      }),
      { failedAt: crash().time.replace('Z', '.000Z') },
    ],
    [
      'an end time before its creation',
      crash({ detail: { stoppingAt: '2026-02-03T07:00:00Z' } }),
      { failedAt: '2026-02-03T08:00:00.000Z' },
    ],
    [
      'a task ARN of the old form',
      crash({ detail: { taskArn: 'arn:aws:ecs:eu-central-1:444455556666:task/a1' } }),
      { key: '2026-02-03T08:00:00.000Z#a1' },
    ],
    [
      'fields of the wrong type wherever that is tolerated',
      crash({
        detail: { stopCode: 7, stoppedReason: {}, startedBy: [], taskDefinitionArn: 3, cpu: null },
      }),
      { counts: true },
    ],
  ])('stores the failure of an event with %s', async (_, event, expected) => {
    const { failed, errors } = await handle([JSON.stringify(event)]);
    expect({ failed, errors }).toEqual({ failed: [], errors: [] });
    expect(await table().failures.newest(resourceKeyOf(), 9)).toMatchObject([expected]);
  });

  it('stores no terminal control characters, whatever the event contains', async () => {
    const evil = 'a\u001b[31mb\u0007\u202ec\r\n\u0000d';
    const containers = [{ name: evil, exitCode: 1, reason: evil, image: evil }];
    const event = crash({ stopCode: evil, stoppedReason: evil, detail: { containers } });
    await handle([JSON.stringify(event)]);
    const [failure] = await table().failures.newest(resourceKeyOf(), 1);
    const { stopCode, stoppedReason, containers: stored } = failure ?? {};
    const texts = JSON.stringify({ stopCode, stoppedReason, name: stored?.[0] });
    expect(JSON.parse(texts)).toMatchObject({ name: { name: 'abc d', reason: 'abc d' } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(texts).not.toMatch(/[\x00-\x1f\x7f\u202e]|\\u00/);
  });

  it('stores the essential part of an event of one megabyte in less than a second', async () => {
    const reason = 'CannotPullContainerError: '.padEnd(60_000, 'pull access denied ');
    const containers = Array.from({ length: 16 }, (_, index) => ({ name: `c${index}`, reason }));
    const body = JSON.stringify(crash({ stoppedReason: reason, detail: { containers } }));
    expect(body.length).toBeGreaterThan(1_000_000);
    const start = performance.now();
    expect((await handle([body])).failed).toEqual([]);
    expect(performance.now() - start).toBeLessThan(1_000);
    const [failure] = await table().failures.newest(resourceKeyOf(), 1);
    expect(failure).toMatchObject({ category: 'image_pull_auth', phase: 'pull' });
    expect(JSON.stringify(failure).length).toBeLessThan(20_000);
  });

  it('reports each bad record of three batches, and no good one', async () => {
    const runtime = testRuntime(table().dynamodb);
    const handler = handlerOf(runtime);
    const first = await handler(sqsBatch(['a', ...good.slice(0, 2), 'b']), context);
    const second = await handler(sqsBatch([...good.slice(2, 4), 'c'], 4), context);
    const third = await handler(sqsBatch(good.slice(4)), context);
    expect([first, second, third].map((one) => one.batchItemFailures)).toEqual([
      [{ itemIdentifier: 'm-1' }, { itemIdentifier: 'm-4' }],
      [{ itemIdentifier: 'm-3' }],
      [],
    ]);
    const errors = runtime.logged.filter(({ level }) => level === 'error');
    expect(errors.map(({ fields }) => [fields.messageId, fields.receives])).toEqual([
      ['m-1', 1],
      ['m-4', 1],
      ['m-3', 4],
    ]);
  });

  it('reports each record when all records of a batch are bad', async () => {
    expect((await handle(['a', 'b'])).failed).toEqual(['m-1', 'm-2']);
  });

  it.each([
    ['a task without a service', crash({ detail: { group: 'family:migrate' } })],
    ['a running task', crash({ detail: { desiredStatus: 'RUNNING', lastStatus: 'RUNNING' } })],
  ])('ignores %s without a log line', async (_, event) => {
    const { failed, runtime } = await handle([JSON.stringify(event)]);
    expect({ failed, calls: runtime.calls, logged: runtime.logged }).toEqual({
      failed: [],
      calls: [],
      logged: [],
    });
  });
});
