import { logRule, says } from '../log-rule.ts';

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
  // The same words about a key, a table or a bucket are another cause.
  unless:
    /publickey|for (?:table|schema|relation|sequence|database|function|column|view|language)|denied to create|arn:aws|\bS3\b|\bIAM\b|\bgrpc\b|PERMISSION_DENIED|PermissionDenied desc/,
  formats: [
    says(
      /(?:bind|listen)\S{0,10} .{0,80}(?:13: )?permission denied|listen EACCES|permission denied.{0,40}:\d{2,3}\b(?!\d)/i,
      {
        title: 'it may not listen on its port',
        cause: 'The user of the container may not listen on a port below 1024',
        advice: 'Let the program listen on a port from 1024 up, and map it in the task definition',
      },
    ),
    says(
      /read-only file ?system|\bEROFS\b|readonly database|read-only database|os error 30\b|errno 30\b/i,
      {
        title: 'the file system is read-only',
        cause: 'The program writes to a file system that is mounted read-only',
        advice: 'Mount a volume where it writes, or turn off readonlyRootFilesystem',
      },
    ),
    says(
      /\b(?:EACCES|EPERM)\b[^'"]{0,80}['"]([\w./@~ -]{1,200})|\[Errno 13\] Permission denied:? ?['"]?([\w./@~ -]{1,200})|AccessDeniedException: (\/[\w./@~-]{1,200})|(?:^|[\s"'(=:])(\/[\w./@~-]{1,200})["']?:?(?: failed)? ?\(?(?:13: )?permission denied|Access to the path '([\w./@~ \\-]{1,200})|FileNotFoundException: (\/[\w./@~-]{1,200}) \(Permission denied|can(?:'t|not) (?:create|open|write|touch|access) .{0,40}?['"‘]?(\/[\w./@~-]{1,200})['"’]?: Permission denied|Permission denied @ \w{1,40} - (\/[\w./@~-]{1,200})|changing (?:permissions|ownership) of ['"‘]?(\/[\w./@~-]{1,200})/i,
    ),
    says(
      /\bEACCES\b|PermissionError|\[Errno 13\]|\bpermission denied\b|\(os error 13\)|Operation not permitted|unable to open database file|UnauthorizedAccessException|is not writable\b|insufficient permissions to (?:write|open|read|create)/i,
      {
        title: 'it may not use a file',
        cause: 'The user of the container may not use a file or folder that the program needs',
        advice: 'Check the user of the image, the owners of the files and the volumes',
      },
    ),
  ],
});
