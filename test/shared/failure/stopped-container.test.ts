import { describe, expect, it } from 'vitest';
import { culpritOf, type StoppedContainer } from '../../../shared/failure/stopped-container.ts';
import { app, guard, OOM, sidecar } from './containers.ts';

describe('culpritOf', () => {
  it.each<
    readonly [
      string,
      readonly StoppedContainer[],
      readonly string[] | undefined,
      string | undefined,
    ]
  >([
    ['the one with an exit code of its own', [sidecar(0), app(2)], undefined, 'app'],
    [
      'the one with a reason, before an exit code that may follow from it',
      [app(1), sidecar(137, OOM)],
      undefined,
      'envoy',
    ],
    ['the killed one among clean ends', [sidecar(0), app(137)], undefined, 'app'],
    [
      'the one that ended well, not the one that was told to stop',
      [sidecar(143), app(0)],
      undefined,
      'app',
    ],
    ['the first of equals', [sidecar(1), app(1)], undefined, 'envoy'],
    ['an essential one', [sidecar(1), app(1)], ['app'], 'app'],
    ['an essential one without an exit code', [sidecar(1), app()], ['app'], 'app'],
    ['any when no essential one is there', [sidecar(1)], ['app'], 'envoy'],
    ['any when the task definition marks none', [app(1)], [], 'app'],
    ['not the one that GuardDuty injected', [guard(1, OOM), app(0)], undefined, 'app'],
    ['nobody when only the injected one is there', [guard(1)], undefined, undefined],
    ['nobody when none is there', [], undefined, undefined],
    ['the first when nothing is known', [app(), sidecar()], undefined, 'app'],
    [
      'not the one that would not stop',
      [sidecar(137, 'CannotStopContainerError: context deadline exceeded'), app(1)],
      undefined,
      'app',
    ],
  ])('is %s', (_, containers, essential, name) => {
    expect(culpritOf(containers, essential)?.name).toBe(name);
  });
});
