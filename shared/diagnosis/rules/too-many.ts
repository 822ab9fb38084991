import { logRule, says } from '../log-rule.ts';

const CONNECTIONS = {
  title: 'the server has no connection left for it',
  cause: 'The database or cache has no connection left: its limit is reached',
  advice: 'Count the connections: tasks × pool size must stay below the limit of the server',
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
  formats: [
    says(
      /too many (?:clients|connections)|remaining connection slots|max_user_connections|ER_CON_COUNT|max(?:imum)? number of (?:clients|connections|sessions) (?:reached|exceeded)|connection limit exceeded|ORA-0*(?:18|20|12516|12519|12520)\b|53300/i,
      CONNECTIONS,
    ),
    says(/too many open files|\bEMFILE\b|\bENFILE\b|file watchers reached/i, {
      title: 'it has too many files open',
      cause: 'The program has more files or sockets open than its limit allows',
      advice: 'Raise the ulimit nofile in the task definition, or look for files never closed',
    }),
    says(
      /pthread_create failed|unable to create (?:new )?native thread|can't start new thread|fork: (?:retry: )?resource temporarily unavailable/i,
      {
        title: 'it may start no further thread or process',
        cause: 'The program may start no further thread or process: a limit of the host is reached',
        advice: 'Look for threads that never end; check the ulimit nproc and pidsLimit',
        most: 'medium',
      },
    ),
    says(
      /Throttl(?:ing|ed)(?:Exception)?\b|rate exceeded|TooManyRequests(?:Exception)?|\b429\b.{0,10}too many requests|status(?: ?code)?:? ?429\b|ProvisionedThroughputExceeded|(?<!Time)LimitExceeded(?:Exception)?\b|ServiceQuotaExceeded|RequestLimitExceeded|SlowDown|insufficient_quota|(?:rate|request|usage|api) ?limit (?:was |has been |is )?(?:exceeded|reached)|rate_limit_exceeded|exceeded your current quota|RESOURCE_EXHAUSTED|ResourceExhausted|too many requests/i,
      { most: 'medium' },
    ),
  ],
});
