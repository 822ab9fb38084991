import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ecsServiceAction } from '../../../../shared/event/schemas/ecs-service-action.ts';

const folder = new URL('../../../../events/ecs-service-action/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const placement = read('placement-failure-cpu.json');
const withDetail = (change: object) => ({
  ...placement,
  detail: { ...placement.detail, ...change },
});

describe('ecsServiceAction', () => {
  it.each(readdirSync(folder))('parses the sample %s', (name) => {
    const sample = read(name);
    const event = v.parse(ecsServiceAction, sample);
    expect(event.resources).toEqual([sample.resources[0]]);
    expect(event.detail.eventName).toBe(sample.detail.eventName);
    expect(event.detail.reason).toBe(sample.detail.reason);
  });

  it.each([
    ['no cluster', 'clusterArn', undefined, undefined],
    ['a reason that is an object', 'reason', { text: 'RESOURCE:CPU' }, undefined],
    ['a time of creation that is no time', 'createdAt', 'now', undefined],
    [
      'an event name that nobody has seen yet',
      'eventName',
      'SERVICE_FELL_OVER',
      'SERVICE_FELL_OVER',
    ],
  ])('tolerates %s', (_, field, value, expected) => {
    const { detail } = v.parse(ecsServiceAction, withDetail({ [field]: value }));
    expect(detail[field as keyof typeof detail]).toBe(expected);
  });

  it('reads the service ARN and no further resource', () => {
    const event = { ...placement, resources: [placement.resources[0], 42] };
    expect(v.parse(ecsServiceAction, event).resources).toEqual([placement.resources[0]]);
  });

  it.each([
    ['without resources', { ...placement, resources: undefined }],
    ['with empty resources', { ...placement, resources: [] }],
    ['whose first resource is null', { ...placement, resources: [null] }],
    ['without event name', withDetail({ eventName: undefined })],
    ['of another type', { ...placement, 'detail-type': 'ECS Deployment State Change' }],
  ])('rejects an event %s', (_, event) => {
    expect(v.is(ecsServiceAction, event)).toBe(false);
  });
});
