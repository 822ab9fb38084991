import { describe, expect, it } from 'vitest';
import { findStopReason } from '../../../../shared/failure/find-stop-reason.ts';
import { containerStart } from '../../../../shared/failure/stop-reasons/container-start.ts';

const OCI =
  'CannotStartContainerError: Error response from daemon: failed to create task for container: OCI runtime create failed: runc create failed: unable to start container process: ';

describe('containerStart', () => {
  it.each([
    ['out_of_memory', 'run', 'OutOfMemoryError: Container killed due to memory usage'],
    ['out_of_memory', 'run', 'OutOfMemoryError: container killed due to memory usage'],
    [
      'out_of_memory',
      'start',
      `${OCI}container init was OOM-killed (memory limit too low?): unknown`,
    ],
    [
      'port_conflict',
      'start',
      'CannotStartContainerError: Bind for 0.0.0.0:8080 failed: port is already allocated',
    ],
    [
      'port_conflict',
      'start',
      'CannotStartContainerError: listen tcp4 0.0.0.0:80: bind: address already in use',
    ],
    [
      'entrypoint_error',
      'start',
      `${OCI}exec: "gunicorn": executable file not found in $PATH: unknown`,
    ],
    [
      'entrypoint_error',
      'start',
      `${OCI}exec: "/docker-entrypoint.sh": permission denied: unknown`,
    ],
    [
      'entrypoint_error',
      'start',
      `${OCI}exec: "/app/run.sh": stat /app/run.sh: no such file or direct...`,
    ],
    [
      'entrypoint_error',
      'start',
      'CannotStartContainerError: unable to find user node: no matching entries in passwd file',
    ],
    [
      'entrypoint_error',
      'start',
      'CannotCreateContainerError: Error response from daemon: No command specified',
    ],
    [
      'app_config',
      'start',
      'CannotCreateContainerError: Error response from daemon: Minimum memory limit allowed is 6MB',
    ],
    [
      'logging_driver',
      'init',
      "CannotCreateContainerError: Error response from daemon: unknown log opt 'awslogs-grp' for awslogs log driver",
    ],
    ['image_platform_mismatch', 'start', `${OCI}exec /app/server: exec format error`],
    [
      'storage_mount',
      'start',
      `${OCI}error mounting "/mnt/efs" to rootfs at "/data": not a directory`,
    ],
    [
      'storage_mount',
      'start',
      'CannotCreateContainerError: invalid mount config for type "bind": bind source path does not exist: /srv',
    ],
    ['storage_mount', 'start', 'CannotCreateVolumeError: volume driver refused'],
    [
      'storage_mount',
      'start',
      'CannotCreateContainerError: failed to chown /var/lib/ecs/volumes/x: lchown /var/lib/ecs/volumes/x: operation not permitted',
    ],
    [
      'storage_full',
      'start',
      'CannotCreateContainerError: mkdir /var/lib/docker/overlay2/5f: no space left on device',
    ],
    [
      'image_not_found',
      'start',
      'CannotCreateContainerError: API error (404): No such image: shop/api:v12',
    ],
    ['fs_permission', 'start', `${OCI}chdir to cwd ("/srv/app"): permission denied`],
    [
      'runtime_timeout',
      'start',
      'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    ],
    [
      'runtime_timeout',
      'start',
      'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 5m0s',
    ],
    ['runtime_timeout', 'start', 'Timed out waiting for Amazon ECS Agent to start.'],
  ])('says %s in phase %s of "%s"', (category, phase, text) => {
    expect(findStopReason(text)).toMatchObject({ counts: true, phase, category });
  });

  it.each([
    'Essential container in task exited',
    'CannotStartContainerError: something new',
    'Task failed container health checks: permission denied',
  ])('does not say it of "%s"', (text) => {
    expect(containerStart.reasons).not.toContain(findStopReason(text));
  });
});
