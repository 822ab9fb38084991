import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const PORT: LogFormat = {
  title: 'it may not listen on its port',
  cause: 'The user of the container may not listen on a port below 1024',
  advice: 'Let the program listen on a port from 1024 up, and map it in the task definition',
  pattern: anyOf(
    // nginx, Go and others
    /(?:bind|listen)\S{0,10} .{0,80}(?:13: )?permission denied/i,
    // Node.js
    /listen EACCES/i,
    /permission denied.{0,40}:\d{2,3}\b(?!\d)/i,
  ),
};

const READ_ONLY: LogFormat = {
  title: 'the file system is read-only',
  cause: 'The program writes to a file system that is mounted read-only',
  advice: 'Mount a volume where it writes, or turn off readonlyRootFilesystem',
  pattern: anyOf(
    // The system: https://man7.org/linux/man-pages/man3/errno.3.html
    /read-only file ?system/i,
    /\bEROFS\b/i,
    // Rust and Python
    /os error 30\b/i,
    /errno 30\b/i,
    // SQLite: https://www.sqlite.org/rescode.html#readonly
    /readonly database|read-only database/i,
  ),
};

/** The message contains the path. */
const PATH: LogFormat = {
  pattern: anyOf(
    // Node.js
    /\b(?:EACCES|EPERM)\b[^'"]{0,80}['"]([\w./@~ -]{1,200})/i,
    // Python
    /\[Errno 13\] Permission denied:? ?['"]?([\w./@~ -]{1,200})/i,
    // Java
    /AccessDeniedException: (\/[\w./@~-]{1,200})/i,
    /FileNotFoundException: (\/[\w./@~-]{1,200}) \(Permission denied/i,
    // .NET
    /Access to the path '([\w./@~ \\-]{1,200})/i,
    // Ruby
    /Permission denied @ \w{1,40} - (\/[\w./@~-]{1,200})/i,
    // GNU coreutils and other tools of the shell
    inOrder(
      /can(?:'t|not) (?:create|open|write|touch|access) .{0,40}?/i,
      /['"‘]?(\/[\w./@~-]{1,200})['"’]?: Permission denied/i,
    ),
    /changing (?:permissions|ownership) of ['"‘]?(\/[\w./@~-]{1,200})/i,
    // Any program
    inOrder(
      /(?:^|[\s"'(=:])(\/[\w./@~-]{1,200})["']?:?(?: failed)? ?/i,
      /\(?(?:13: )?permission denied/i,
    ),
  ),
};

const FILE: LogFormat = {
  title: 'it may not use a file',
  cause: 'The user of the container may not use a file or folder that the program needs',
  advice: 'Check the user of the image, the owners of the files and the volumes',
  pattern: anyOf(
    // The system: https://man7.org/linux/man-pages/man3/errno.3.html
    /\bEACCES\b/i,
    /\bpermission denied\b/i,
    /Operation not permitted/i,
    // Python, Rust and .NET
    /PermissionError|\[Errno 13\]/i,
    /\(os error 13\)/i,
    /UnauthorizedAccessException/i,
    // SQLite: https://www.sqlite.org/rescode.html#cantopen
    /unable to open database file/i,
    // Any program
    /is not writable\b/i,
    /insufficient permissions to (?:write|open|read|create)/i,
  ),
};

/** A file, folder or port that the user of the container may not use. */
export const filePermission = logRule({
  id: 'file-permission',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  category: 'fs_permission',
  title: 'it may not use $1',
  cause: 'The user of the container may not use a file or folder that the program needs: $1',
  advice: [
    'Check the user of the image, the owner of $1 and the volumes mounted there',
    'With readonlyRootFilesystem, mount a volume where the program has to write',
  ],
  unless: anyOf(
    // A key of SSH
    /publickey/,
    // Privileges in PostgreSQL
    /for (?:table|schema|relation|sequence|database|function|column|view|language)/,
    /denied to create/,
    // Permissions in AWS and in other services
    /arn:aws|\bS3\b|\bIAM\b/,
    /\bgrpc\b|PERMISSION_DENIED|PermissionDenied desc/,
  ),
  formats: [PORT, READ_ONLY, PATH, FILE],
});
