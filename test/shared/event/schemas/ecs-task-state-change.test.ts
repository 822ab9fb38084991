import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ecsTaskStateChange } from '../../../../shared/event/schemas/ecs-task-state-change.ts';

const folder = new URL('../../../../events/ecs-task-state-change/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const crash = read('crash-exit-1-stopped.json');
const withDetail = (change: object) => ({ ...crash, detail: { ...crash.detail, ...change } });

describe('ecsTaskStateChange', () => {
  it.each(readdirSync(folder))('parses the sample %s', (name) => {
    const sample = read(name);
    const { detail } = v.parse(ecsTaskStateChange, sample);
    expect(detail.taskArn).toBe(sample.detail.taskArn);
    expect(detail.containers).toHaveLength(sample.detail.containers.length);
    expect(detail.stoppedReason).toBe(sample.detail.stoppedReason);
  });

  it('keeps what we read of a crash', () => {
    const { containers, ...detail } = v.parse(ecsTaskStateChange, crash).detail;
    expect(detail).toMatchObject({
      group: 'service:shop-api',
      stopCode: 'EssentialContainerExited',
      taskDefinitionArn: 'arn:aws:ecs:eu-central-1:444455556666:task-definition/shop-api:42',
      stoppingAt: '2026-02-03T08:15:17.474Z',
      version: 6,
    });
    expect(containers).toEqual([
      {
        name: 'api',
        exitCode: 1,
        image: '444455556666.dkr.ecr.eu-central-1.amazonaws.com/shop-api:9f31c2e',
        runtimeId: crash.detail.containers[0].runtimeId,
      },
    ]);
  });

  it('does not read environment values', () => {
    const sample = read('guardduty-sidecar.json');
    expect(JSON.stringify(sample)).toContain('made-up-value-that-must-not-be-read');
    const parsed = JSON.stringify(v.parse(ecsTaskStateChange, sample));
    expect(parsed).not.toContain('made-up-value-that-must-not-be-read');
  });

  it.each([
    ['a version that is text', 'version', '6', undefined],
    ['a version beyond all numbers', 'version', Number.POSITIVE_INFINITY, undefined],
    ['a version with a fraction', 'version', 6.5, undefined],
    ['no stop code', 'stopCode', undefined, undefined],
    ['a stop code that is null', 'stopCode', null, undefined],
    ['a stop code that nobody has seen yet', 'stopCode', 'CosmicRay', 'CosmicRay'],
    ['an empty reason', 'stoppedReason', '', undefined],
    ['a reason that is a number', 'stoppedReason', 7, undefined],
    ['a start that is no time', 'startedAt', 'yesterday', undefined],
    ['a start in a month that does not exist', 'startedAt', '2026-13-01T00:00:00Z', undefined],
    ['a start in epoch seconds', 'startedAt', 1770106500, undefined],
    [
      'a start with nine fraction digits',
      'startedAt',
      '2026-02-03T08:15:00.123456789Z',
      '2026-02-03T08:15:00.123456789Z',
    ],
    ['a start without fraction', 'startedAt', '2026-02-03T08:15:00Z', '2026-02-03T08:15:00Z'],
    ['no end of execution', 'executionStoppedAt', undefined, undefined],
    ['no containers', 'containers', undefined, []],
    ['containers that are null', 'containers', null, []],
    ['containers that are an object', 'containers', { name: 'api' }, []],
    [
      'odd entries among the containers',
      'containers',
      [null, 3, 'api', {}, [], { name: '' }, { name: 'api' }],
      [{ name: 'api' }],
    ],
    [
      'a container whose exit code is null',
      'containers',
      [{ name: 'api', exitCode: null }],
      [{ name: 'api', exitCode: undefined }],
    ],
    [
      'a container whose exit code is text',
      'containers',
      [{ name: 'api', exitCode: '137' }],
      [{ name: 'api', exitCode: undefined }],
    ],
  ])('tolerates %s', (_, field, value, expected) => {
    const { detail } = v.parse(ecsTaskStateChange, withDetail({ [field]: value }));
    expect(detail[field as keyof typeof detail]).toEqual(expected);
  });

  it.each([
    ['without task ARN', withDetail({ taskArn: undefined })],
    ['with an empty task ARN', withDetail({ taskArn: '' })],
    ['without cluster', withDetail({ clusterArn: undefined })],
    ['without group', withDetail({ group: null })],
    ['without status', withDetail({ lastStatus: undefined })],
    ['without the time of creation', withDetail({ createdAt: undefined })],
    ['created at no time', withDetail({ createdAt: 'soon' })],
    ['without detail', { ...crash, detail: undefined }],
    ['whose detail is text', { ...crash, detail: JSON.stringify(crash.detail) }],
    ['without account', { ...crash, account: undefined }],
    ['whose account is a number', { ...crash, account: 444455556666 }],
    ['without region', { ...crash, region: undefined }],
    ['without time', { ...crash, time: undefined }],
    ['of another type', { ...crash, 'detail-type': 'ECS Service Action' }],
  ])('rejects an event %s', (_, event) => {
    expect(v.is(ecsTaskStateChange, event)).toBe(false);
  });
});
