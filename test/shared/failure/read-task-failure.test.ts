import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeOf } from '../../../shared/detection/life.ts';
import { parseEvent } from '../../../shared/event/event.ts';
import { taskFailure } from '../../../shared/failure/read-task-failure.ts';
import { crash } from '../../helpers/crash-events.ts';

/** What the schema makes of an event; tests of the schema stand elsewhere. */
function read(event: object) {
  const parsed = parseEvent(JSON.stringify(event));
  if (parsed['detail-type'] !== 'ECS Task State Change') throw new Error('another kind of event');
  return taskFailure(parsed);
}

function failureOf(detail: Readonly<Record<string, unknown>> = {}) {
  const stopped = read(crash({ detail }));
  if (!stopped) throw new Error('no failure');
  return stopped.failure;
}

const sample = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../events/ecs-task-state-change/${name}`, import.meta.url), 'utf8'),
  );

describe('taskFailure', () => {
  it('says of a crash what its event said', () => {
    expect(read(crash({ task: '0f1e', revision: 42 }))).toMatchObject({
      resource: {
        kind: 'service',
        key: '444455556666/eu-central-1/shop/media',
        arn: 'arn:aws:ecs:eu-central-1:444455556666:service/shop/media',
      },
      failure: {
        key: '2026-02-03T08:00:00.000Z#0f1e',
        version: 6,
        createdAt: '2026-02-03T08:00:00.000Z',
        startedAt: '2026-02-03T08:00:40.000Z',
        failedAt: '2026-02-03T08:01:00.000Z',
        stoppedAt: '2026-02-03T08:01:25.000Z',
        taskDefinitionArn: 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:42',
        deploymentId: 'ecs-svc/3668973647645981596',
        counts: true,
        phase: 'run',
      },
    });
  });

  it.each([
    ['aws-cn-partition.json', /^arn:aws-cn:ecs:cn-/],
    ['aws-us-gov-partition.json', /^arn:aws-us-gov:ecs:us-gov-/],
  ])('keeps the partition of %s', (name, arn) => {
    expect(read(sample(name))?.resource.arn).toMatch(arn);
  });

  it('takes the cluster from its ARN when the ARN of the task is of the old format', () => {
    const { resource, failure } = read(sample('old-arn.json')) ?? {};
    expect(failure?.taskArn).not.toContain(`/${resource?.cluster}/`);
    expect(resource?.key.split('/')).toHaveLength(4);
    expect(failure?.key).toMatch(/Z#[^/]+$/);
  });

  it.each([
    ['of a family', { group: 'family:nightly' }],
    ['of no group that we know', { group: 'daemon:x' }],
    ['that still runs', { desiredStatus: 'RUNNING', lastStatus: 'RUNNING' }],
    ['that is being started', { desiredStatus: 'RUNNING', lastStatus: 'PENDING' }],
  ])('is nothing for a task %s', (_, detail) => {
    expect(read(crash({ detail }))).toBeUndefined();
  });

  it.each([
    ['that is about to stop', { desiredStatus: 'STOPPED', lastStatus: 'DEPROVISIONING' }],
    ['whose desired status is missing', { desiredStatus: undefined, lastStatus: 'STOPPED' }],
  ])('is a failure for a task %s', (_, detail) => {
    expect(read(crash({ detail }))?.failure.counts).toBe(true);
  });

  it.each([
    ['none', '2026-02-03T08:00:00Z'],
    ['two', '2026-02-03T08:00:00.00Z'],
    ['nine', '2026-02-03T08:00:00.000000000Z'],
    ['an offset and', '2026-02-03T09:00:00.000+01:00'],
  ])('gives the same key for a creation with %s fraction digits', (_, createdAt) => {
    expect(failureOf({ createdAt }).key).toBe('2026-02-03T08:00:00.000Z#a1');
  });

  it.each([
    ['its stop began', {}, '2026-02-03T08:01:00.000Z'],
    [
      'execution ended, when nothing says that the stop began',
      { stoppingAt: undefined, executionStoppedAt: '2026-02-03T08:00:58.5Z' },
      '2026-02-03T08:00:58.500Z',
    ],
    [
      'it stopped, when nothing else is said',
      { stoppingAt: undefined, executionStoppedAt: undefined },
      '2026-02-03T08:01:25.000Z',
    ],
    [
      'it was last updated, when nothing else is said',
      { stoppingAt: undefined, executionStoppedAt: undefined, stoppedAt: undefined },
      '2026-02-03T08:01:25.000Z',
    ],
    [
      'the event was sent, when nothing else is said',
      {
        stoppingAt: undefined,
        executionStoppedAt: undefined,
        stoppedAt: undefined,
        updatedAt: undefined,
      },
      '2026-02-03T08:01:25.000Z',
    ],
    [
      'it was created, when a clock says that it stopped before',
      { stoppingAt: '2026-02-03T07:59:51Z' },
      '2026-02-03T08:00:00.000Z',
    ],
  ])('says that it failed when %s', (_, detail, failedAt) => {
    expect(failureOf(detail).failedAt).toBe(failedAt);
  });

  it('never lets a task fail before it was created, nor run for less than no time', () => {
    const time = fc
      .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') })
      .map((at) => new Date(at).toISOString());
    const times = fc.record({ createdAt: time, startedAt: time, stoppingAt: time });
    fc.assert(
      fc.property(times, (detail) => {
        const failure = failureOf(detail);
        expect(failure.failedAt >= failure.createdAt).toBe(true);
        expect(lifeOf(failure).ran).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    ['a deployment', 'ecs-svc/1234', 'ecs-svc/1234'],
    ['nothing', undefined, undefined],
    ['an empty deployment', 'ecs-svc/', undefined],
    ['a person', 'anna', undefined],
    ['a rule', 'events-rule/nightly', undefined],
  ])('knows the deployment of a task that %s started', (_, startedBy, deploymentId) => {
    expect(failureOf({ startedBy }).deploymentId).toBe(deploymentId);
  });

  it('counts as version 0 where none is given', () => {
    expect(failureOf({ version: undefined }).version).toBe(0);
  });

  it('stores neither secrets nor terminal codes of a reason', () => {
    const reason =
      'CannotStartContainerError: exec: "app --db-password hunter2hunter2": \u001b[31mnot found\u001b[0m';
    const { stoppedReason, containers, category } = failureOf({
      stoppedReason: reason,
      containers: [{ name: 'app', reason }],
    });
    for (const text of [stoppedReason, containers[0]?.reason]) {
      expect(text).toContain('CannotStartContainerError: exec: "app --db-password [REDACTED');
      expect(text).not.toContain('hunter2');
      expect(text).not.toContain('\u001b');
    }
    expect(category).toBe('entrypoint_error');
  });

  it('reads a reason before it is redacted, since "secret: AccessDenied" looks like a secret', () => {
    const reason = 'ResourceInitializationError: unable to retrieve secret: AccessDeniedException';
    const { category } = failureOf({
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'Task failed to start',
      containers: [{ name: 'app', reason }],
    });
    expect(category).toBe('secret_access_denied');
  });

  it('keeps a megabyte of everything within bounds', () => {
    const long = 'x'.repeat(1_000_000);
    const container = { name: long, image: long, reason: long };
    const failure = failureOf({
      stoppedReason: long,
      stopCode: long,
      containers: Array.from({ length: 50 }, () => container),
    });
    expect(failure.containers).toHaveLength(10);
    expect(JSON.stringify(failure).length).toBeLessThan(20_000);
  });

  it('is nothing new the second time', () => {
    expect(read(crash())).toEqual(read(crash()));
  });
});
