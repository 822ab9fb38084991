import { anyOf } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

const CONNECTIONS: LogFormat = {
  title: 'the server has no connection left for it',
  cause: 'The database or cache has no connection left: its limit is reached',
  advice: 'Count the connections: tasks × pool size must stay below the limit of the server',
  pattern: anyOf(
    // PostgreSQL: https://www.postgresql.org/docs/current/runtime-config-connection.html
    /remaining connection slots/i,
    /53300/i,
    // PostgreSQL and MySQL
    /too many (?:clients|connections)/i,
    // MySQL: https://dev.mysql.com/doc/refman/8.0/en/too-many-connections.html
    /max_user_connections/i,
    /ER_CON_COUNT/i,
    // Oracle: https://docs.oracle.com/en/error-help/db/
    /ORA-0*(?:18|20|12516|12519|12520)\b/i,
    // Redis: https://redis.io/docs/latest/develop/reference/clients/
    /max(?:imum)? number of (?:clients|connections|sessions) (?:reached|exceeded)/i,
    /connection limit exceeded/i,
  ),
};

const OPEN_FILES: LogFormat = {
  title: 'it has too many files open',
  cause: 'The program has more files or sockets open than its limit allows',
  advice: 'Raise the ulimit nofile in the task definition, or look for files never closed',
  pattern: anyOf(
    // The system: https://man7.org/linux/man-pages/man3/errno.3.html
    /too many open files/i,
    /\bEMFILE\b|\bENFILE\b/i,
    // Node.js
    /file watchers reached/i,
  ),
};

const THREADS: LogFormat = {
  title: 'it may start no further thread or process',
  cause: 'The program may start no further thread or process: a limit of the host is reached',
  advice: 'Look for threads that never end; check the ulimit nproc and pidsLimit',
  pattern: anyOf(
    // C and Go
    /pthread_create failed/i,
    // Java
    /unable to create (?:new )?native thread/i,
    // Python
    /can't start new thread/i,
    // bash
    /fork: (?:retry: )?resource temporarily unavailable/i,
  ),
  atMost: 'medium',
};

/** An API that refuses further calls. */
const CALLS: LogFormat = {
  pattern: anyOf(
    // AWS: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
    /Throttl(?:ing|ed)(?:Exception)?\b/i,
    /rate exceeded/i,
    /TooManyRequests(?:Exception)?/i,
    /ProvisionedThroughputExceeded/i,
    /(?<!Time)LimitExceeded(?:Exception)?\b/i,
    /ServiceQuotaExceeded|RequestLimitExceeded/i,
    /SlowDown/i,
    // HTTP: https://www.rfc-editor.org/rfc/rfc6585#section-4
    /\b429\b.{0,10}too many requests/i,
    /status(?: ?code)?:? ?429\b/i,
    /too many requests/i,
    // OpenAI: https://platform.openai.com/docs/guides/error-codes
    /insufficient_quota/i,
    /rate_limit_exceeded/i,
    /exceeded your current quota/i,
    // gRPC: https://grpc.io/docs/guides/status-codes/
    /RESOURCE_EXHAUSTED|ResourceExhausted/i,
    // Any API
    /(?:rate|request|usage|api) ?limit (?:was |has been |is )?(?:exceeded|reached)/i,
  ),
  atMost: 'medium',
};

/** A limit of an account, a server or a host that is reached. */
export const tooMany = logRule({
  id: 'too-many',
  source: 'https://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html',
  category: 'quota_limit',
  title: 'a limit is reached',
  cause: 'A service that the program uses refuses it, because a limit is reached',
  advice: [
    'Find the limit in the line; call less often and with back-off, or ask for a higher limit',
    'Look for a crash loop or a scale-out that multiplies the calls',
  ],
  formats: [CONNECTIONS, OPEN_FILES, THREADS, CALLS],
});
