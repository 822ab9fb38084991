import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';

describe('placement', () => {
  it.each([
    ['network_eni', 'Timeout waiting for network interface provisioning to complete.'],
    [
      'network_eni',
      "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet 'subnet-0a1b2c3d': InsufficientFreeAddressesInSubnet",
    ],
    [
      'service_discovery',
      'Timeout waiting for service discovery instance provisioning to complete.',
    ],
    ['capacity', 'TaskFailedToStart: RESOURCE:MEMORY'],
    ['capacity', 'TaskFailedToStart: RESOURCE:ENI'],
    ['capacity', 'TaskFailedToStart: AGENT'],
    ['capacity', 'TaskFailedToStart: EMPTY CAPACITY PROVIDER'],
    [
      'capacity',
      'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    ],
    [
      'capacity',
      '(service api) was unable to place a task because no container instance met all of its requirements.',
    ],
    ['quota_limit', 'You’ve reached the limit on the number of tasks you can run concurrently'],
    ['quota_limit', "You've reached the limit on the number of vCPUs you can run concurrently"],
    ['quota_limit', 'The requested MEMORY configuration is above your limit'],
    [
      'app_config',
      'The selected task definition is not compatible with the selected compute strategy.',
    ],
    [
      'iam_permission',
      '(service api) failed to launch a task with (error ECS was unable to assume the role arn:aws:iam::444455556666:role/exec that was provided for this task.)',
    ],
    ['runtime_timeout', 'Timeout waiting for EphemeralStorage provisioning to complete.'],
  ])('says %s of "%s"', (category, text) => {
    expect(findStopReason(text)).toMatchObject({ counts: true, phase: 'provision', category });
  });

  it.each([
    [
      'a memory limit',
      'runtime task: init was OOM-killed (memory limit too low?)',
      'out_of_memory',
    ],
    [
      'a role that is denied "on resource: arn"',
      'not allowed on resource: arn:aws:s3:::shop',
      undefined,
    ],
    ['an attribute of anything else', 'read config: attribute: missing', undefined],
  ])('does not take %s for a lack of capacity or quota', (_, text, category) => {
    expect(findStopReason(text)?.category).toBe(category);
  });
});
