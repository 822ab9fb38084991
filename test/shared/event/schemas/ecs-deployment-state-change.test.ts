import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ecsDeploymentStateChange } from '../../../../shared/event/schemas/ecs-deployment-state-change.ts';

const folder = new URL('../../../../events/ecs-deployment-state-change/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const failed = read('failed-circuit-breaker.json');
const withDetail = (change: object) => ({ ...failed, detail: { ...failed.detail, ...change } });

describe('ecsDeploymentStateChange', () => {
  it.each(readdirSync(folder))('parses the sample %s', (name) => {
    const sample = read(name);
    const event = v.parse(ecsDeploymentStateChange, sample);
    expect(event.resources).toEqual([sample.resources[0]]);
    expect(event.detail).toMatchObject(sample.detail);
  });

  it.each([
    ['no cluster', 'clusterArn', undefined, undefined],
    ['no deployment', 'deploymentId', undefined, undefined],
    ['a deployment that is a number', 'deploymentId', 2757582648, undefined],
    ['a reason that is null', 'reason', null, undefined],
    ['a time of update that is no time', 'updatedAt', '2026-02-04', undefined],
  ])('tolerates %s', (_, field, value, expected) => {
    const { detail } = v.parse(ecsDeploymentStateChange, withDetail({ [field]: value }));
    expect(detail[field as keyof typeof detail]).toBe(expected);
  });

  it.each([
    ['without resources', { ...failed, resources: undefined }],
    ['whose resources are text', { ...failed, resources: failed.resources[0] }],
    ['without event name', withDetail({ eventName: undefined })],
    ['without detail', { ...failed, detail: null }],
  ])('rejects an event %s', (_, event) => {
    expect(v.is(ecsDeploymentStateChange, event)).toBe(false);
  });
});
