import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cloudformationResourceStatusChange } from '../../../../shared/event/schemas/cloudformation-resource-status-change.ts';

const folder = new URL(
  '../../../../events/cloudformation-resource-status-change/',
  import.meta.url,
);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const failed = read('create-failed.json');
const withDetail = (change: object) => ({ ...failed, detail: { ...failed.detail, ...change } });

describe('cloudformationResourceStatusChange', () => {
  it.each(readdirSync(folder))('parses the sample %s', (name) => {
    const sample = read(name);
    const { detail } = v.parse(cloudformationResourceStatusChange, sample);
    expect(detail['logical-resource-id']).toBe(sample.detail['logical-resource-id']);
    expect(detail['resource-type']).toBe(sample.detail['resource-type']);
    expect(detail['status-details'].status).toBe(sample.detail['status-details'].status);
  });

  it('has the ARN of a service as soon as there is one', () => {
    const physicalId = (name: string) =>
      v.parse(cloudformationResourceStatusChange, read(name)).detail['physical-resource-id'];
    expect(physicalId('service-create-in-progress-without-id.json')).toBeUndefined();
    expect(physicalId('service-create-in-progress.json')).toBe(
      'arn:aws:ecs:eu-central-1:444455556666:service/shop/shop-orders',
    );
  });

  it.each([
    ['no physical id', 'physical-resource-id', undefined],
    ['a physical id that is null', 'physical-resource-id', null],
    ['an empty request token', 'client-request-token', ''],
  ])('tolerates %s', (_, field, value) => {
    const { detail } = v.parse(cloudformationResourceStatusChange, withDetail({ [field]: value }));
    expect(detail[field as keyof typeof detail]).toBeUndefined();
  });

  it.each([
    ['without stack', withDetail({ 'stack-id': undefined })],
    ['without logical id', withDetail({ 'logical-resource-id': undefined })],
    ['without resource type', withDetail({ 'resource-type': '' })],
    ['without status', withDetail({ 'status-details': {} })],
  ])('rejects an event %s', (_, event) => {
    expect(v.is(cloudformationResourceStatusChange, event)).toBe(false);
  });
});
