import { workerTimeout } from '../../../../shared/diagnosis/rules/worker-timeout.ts';
import { testBothKinds } from './both-kinds.ts';

testBothKinds(workerTimeout, {
  category: 'app_timeout',
  says: [
    ['gunicorn', '[2026-02-03 08:00:41 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:7)'],
    [
      'gunicorn, killed',
      '[1] [CRITICAL] WORKER TIMEOUT (pid:7)\n[1] [ERROR] Worker (pid:7) was sent SIGKILL! Perhaps out of memory?',
    ],
    ['uWSGI', 'Tue Feb  3 08:00:41 2026 - *** HARAKIRI ON WORKER 1 (pid: 7, try: 1) ***'],
    ['Puma', '[1] ! Terminating timed out worker (worker failed to check in within 60 seconds): 7'],
    [
      'unicorn',
      'E, [2026-02-03T08:00:41.1 #1] ERROR -- : worker=0 PID:7 timeout (61s > 60s), killing',
    ],
    ['Rack', 'Rack::Timeout::RequestTimeoutError: Request ran for longer than 15000ms'],
    ['Celery', 'celery.exceptions.TimeLimitExceeded: TimeLimitExceeded(300,)'],
    [
      'PHP',
      'PHP Fatal error:  Maximum execution time of 30 seconds exceeded in /srv/report.php on line 12',
    ],
  ],
  doesNotSay: [
    ['a call', 'Error: connect ETIMEDOUT 10.0.3.7:5432'],
    ['a job', 'ERROR job 17 timed out after 30 s'],
    ['nothing', ''],
  ],
});
