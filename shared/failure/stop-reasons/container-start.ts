import { anyOf } from '../../text/pattern.ts';
import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

const PLATFORM = anyOf(
  /exec format error/,
  /operating system .{0,60}does not match|windows version .*(incompatible|match)/,
);

const MOUNT = anyOf(
  /failed to chown|lchown|error (while )?mounting|failed to mount|invalid mount config/,
  /cannotcreatevolume|error while creating mount source/,
);

const CONFIGURATION = anyOf(
  /minimum memory limit|invalid (?:volume|mount|capability|memory|cpu|bind)/,
  /unknown (?:capability|runtime)|duplicate mount point|conflicting options/,
  /select device driver|error gathering device information/,
);

const ENTRYPOINT = anyOf(
  /executable file not found|no command specified|no such file or direct|is a directory/,
  /exec: |fork\/exec/,
  /unable to find (user|group)|no matching entries in passwd/,
);

/**
 * What fails between the pull and the first line of the program, and the kill for memory, which ECS
 * reports in the same field. The texts are those of ECS, Docker and runc.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export const containerStart: StopReasonFamily = {
  id: 'container-start',
  reasons: [
    says(/outofmemory|container killed due to memory/, 'run', 'out_of_memory'),
    says(/oom[- ]?killed|cannot allocate memory/, 'start', 'out_of_memory'),
    says(/address already in use|port is already allocated/, 'start', 'port_conflict'),
    says(/no space left on device|thin pool has/, 'start', 'storage_full'),
    says(PLATFORM, 'start', 'image_platform_mismatch'),
    says(MOUNT, 'start', 'storage_mount'),
    says(/no such image/, 'start', 'image_not_found'),
    says(/unknown log[- ]opt/, 'init', 'logging_driver'),
    says(CONFIGURATION, 'start', 'app_config'),
    says(ENTRYPOINT, 'start', 'entrypoint_error'),
    says(/permission denied|read-only file system/, 'start', 'fs_permission'),
    says(/timeouterror|could not transition to|ecs agent to start/, 'start', 'runtime_timeout'),
  ],
};
