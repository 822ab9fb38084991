import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';
import { wrappers } from '../../../../shared/failure/stop-reasons/wrappers.ts';

describe('wrappers', () => {
  it.each([
    ['init', 'ResourceInitializationError: something new'],
    ['start', 'CannotStartContainerError: something new'],
    ['start', 'CannotCreateContainerError: API error (500)'],
    ['start', 'ContainerRuntimeError: failed to create container'],
    ['start', 'HostConfigError: unknown'],
    ['provision', 'InternalError: An internal error occurred'],
    ['provision', 'Internal error: the request could not be completed'],
  ])('says only the phase %s of "%s"', (phase, text) => {
    const found = findStopReason(text);
    expect(found).toMatchObject({ counts: true, phase });
    expect(found?.category).toBeUndefined();
  });

  it.each([
    'CannotStartContainerError: exec: "gunicorn": executable file not found in $PATH',
    'ResourceInitializationError: unable to assume the role',
    'HostConfigError: invalid mount config for type "bind"',
    'TaskFailedToStart: RESOURCE:MEMORY',
    'Essential container in task exited',
  ])('does not say it of "%s", which says more or nothing', (text) => {
    expect(wrappers.reasons).not.toContain(findStopReason(text));
  });
});
