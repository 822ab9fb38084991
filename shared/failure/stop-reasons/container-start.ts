import { type StopReason, says } from '../stop-reason.ts';

/**
 * Between the pull and the program's first line, and the kill for memory, which ECS tells in the
 * same place. Sources: stopped-task-error-codes.html, and Docker's and runc's own messages.
 */
export const containerStart: readonly StopReason[] = [
  says(/outofmemory|container killed due to memory/, 'run', 'out_of_memory'),
  says(/oom[- ]?killed|cannot allocate memory/, 'start', 'out_of_memory'),
  says(/address already in use|port is already allocated/, 'start', 'port_conflict'),
  says(/no space left on device|thin pool has/, 'start', 'storage_full'),
  says(
    /exec format error|operating system .{0,60}does not match|windows version .*(incompatible|match)/,
    'start',
    'image_platform_mismatch',
  ),
  says(
    /failed to chown|lchown|error (while )?mounting|failed to mount|invalid mount config|cannotcreatevolume|error while creating mount source/,
    'start',
    'storage_mount',
  ),
  says(/no such image/, 'start', 'image_not_found'),
  says(/unknown log[- ]opt/, 'init', 'logging_driver'),
  says(
    /minimum memory limit|invalid (?:volume|mount|capability|memory|cpu|bind)|select device driver|unknown (?:capability|runtime)|duplicate mount point|conflicting options|error gathering device information/,
    'start',
    'app_config',
  ),
  says(
    /executable file not found|no command specified|no such file or direct|exec: |fork\/exec|is a directory|unable to find (user|group)|no matching entries in passwd/,
    'start',
    'entrypoint_error',
  ),
  says(/permission denied|read-only file system/, 'start', 'fs_permission'),
  says(/timeouterror|could not transition to|ecs agent to start/, 'start', 'runtime_timeout'),
];
