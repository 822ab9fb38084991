import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../../shared/event/event.ts';
import { waitingStack } from '../../../shared/service/waiting-stack.ts';

const folder = new URL('../../../events/cloudformation-resource-status-change/', import.meta.url);
const sample = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

function read(event: object) {
  const parsed = parseEvent(JSON.stringify(event));
  if (parsed['detail-type'] !== 'CloudFormation Resource Status Change') throw new Error('other');
  return waitingStack(parsed);
}

describe('waitingStack', () => {
  const event = sample('service-create-in-progress.json');
  const withId = (id: string) => ({
    ...event,
    detail: { ...event.detail, 'physical-resource-id': id },
  });

  it('names the stack that owns a service, with its status and time', () => {
    const found = read(event);
    expect(found?.resource.kind).toBe('service');
    expect(event.detail['physical-resource-id']).toBe(found?.resource.arn);
    expect(found?.stack).toEqual({
      id: event.detail['stack-id'],
      status: 'CREATE_IN_PROGRESS',
      at: new Date(event.time).toISOString(),
    });
  });

  it.each([
    [
      'the first event of a creation, which has no id yet',
      sample('service-create-in-progress-without-id.json'),
    ],
    ['another type of resource', sample('create-failed.json')],
    ['a nested stack', sample('nested-stack-failed.json')],
    [
      'an old ARN, which lacks the cluster',
      withId('arn:aws:ecs:eu-central-1:444455556666:service/media'),
    ],
    ['the ARN of something else', withId('arn:aws:s3:::media')],
    ['a name instead of an ARN', withId('media')],
  ])('is undefined for %s', (_, other) => {
    expect(read(other)).toBeUndefined();
  });
});
