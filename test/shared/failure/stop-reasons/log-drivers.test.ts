import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';
import { logDrivers } from '../../../../shared/failure/stop-reasons/log-drivers.ts';

const ARGS = 'ResourceInitializationError: failed to validate logger args: ';

describe('logDrivers', () => {
  it.each([
    [
      'logging_driver',
      `${ARGS}create stream has been retried 1 times: failed to create Cloudwatch log stream: ` +
        'ResourceNotFoundException: The specified log group does not exist. : exit status 1',
    ],
    [
      'logging_driver',
      'CannotStartContainerError: Error response from daemon: failed to initialize logging ' +
        'driver: dial unix /var/run/fluent.sock: connect: no such file or directory',
    ],
    [
      'init_network',
      `${ARGS}There is a connection issue between the task and Amazon CloudWatch. ` +
        'Check your network configuration.',
    ],
    [
      'init_network',
      'CannotStartContainerError: failed to initialize logging driver: RequestCanceled',
    ],
  ])('says %s of "%s"', (category, text) => {
    expect(findStopReason(text)).toMatchObject({ counts: true, phase: 'init', category });
  });

  it.each([
    'ResourceInitializationError: unable to pull secrets or registry auth: i/o timeout',
    'CannotPullContainerError: failed to initialize logging driver: i/o timeout',
    'CannotStartContainerError: unknown log opt "awslogs-grp" for awslogs log driver',
    'Essential container in task exited',
  ])('does not say it of "%s"', (text) => {
    expect(logDrivers.reasons).not.toContain(findStopReason(text));
  });
});
