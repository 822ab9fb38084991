import { filePermission } from '../../../../shared/diagnosis/rules/file-permission.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(filePermission, {
  category: 'fs_permission',
  says: [
    ['Python', "PermissionError: [Errno 13] Permission denied: '/data/uploads'", '/data/uploads'],
    ['Node.js', "Error: EACCES: permission denied, mkdir '/app/.cache'", '/app/.cache'],
    [
      'Node.js, read-only',
      "Error: EROFS: read-only file system, open '/app/tmp/x.log'",
      'read-only',
    ],
    ['Go', 'panic: open /var/lib/app/state.db: permission denied', '/var/lib/app/state.db'],
    ['Java', 'java.nio.file.AccessDeniedException: /var/log/app/app.log', '/var/log/app/app.log'],
    [
      'Java, an older one',
      'java.io.FileNotFoundException: /opt/app/logs/app.log (Permission denied)',
      '/opt/app/logs/app.log',
    ],
    [
      'nginx',
      'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
      '/var/cache/nginx/client_temp',
    ],
    [
      'nginx, its port',
      'nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)',
      'below 1024',
    ],
    [
      'a shell',
      "mkdir: cannot create directory '/bitnami/data': Permission denied",
      '/bitnami/data',
    ],
    [
      '.NET',
      "Unhandled exception. System.UnauthorizedAccessException: Access to the path '/app/keys' is denied.",
      '/app/keys',
    ],
    ['Ruby', 'Errno::EACCES: Permission denied @ dir_s_mkdir - /app/tmp/cache', '/app/tmp/cache'],
    [
      'PHP',
      'The stream or file "/var/www/storage/logs/laravel.log" could not be opened in append mode: Failed to open stream: Permission denied',
    ],
    ['Rust', 'Error: Os { code: 13, kind: PermissionDenied, message: "Permission denied" }'],
    [
      'PostgreSQL',
      'initdb: error: could not change permissions of directory "/var/lib/postgresql/data": Operation not permitted',
    ],
    [
      'Elasticsearch',
      'java.lang.IllegalStateException: failed to obtain node locks\nCaused by: java.nio.file.AccessDeniedException: /usr/share/elasticsearch/data/node.lock',
    ],
    [
      'a shell in a read-only root',
      "touch: cannot touch '/app/ready': Read-only file system",
      'read-only',
    ],
  ],
  doesNotSay: [
    ['a table', 'ERROR: permission denied for table orders'],
    [
      'an S3 bucket',
      'botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    ],
    ['SSH', 'git@host: Permission denied (publickey).'],
    ['nothing', ''],
  ],
});
