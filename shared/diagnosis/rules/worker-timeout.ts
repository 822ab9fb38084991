import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

/** A worker that did not answer its supervisor in time. */
const SLOW_WORKER: LogFormat = {
  pattern: anyOf(
    // gunicorn: https://docs.gunicorn.org/en/stable/settings.html#timeout
    /WORKER TIMEOUT/i,
    /worker \(?.{0,30}\)? (?:was )?(?:timed out|timeout)/i,
    // unicorn
    /worker=\d+ .{0,40}timeout/i,
    // Puma
    /Terminating timed out worker/i,
    /Out of sync worker/i,
    /worker .{0,40}(?:unresponsive|failed to check in|not respond)/i,
    // uWSGI
    /HARAKIRI/i,
    // Rack::Timeout of Ruby
    /Rack::Timeout/i,
    /RequestTimeout(?:Error|Exception): .{0,60}(?:waited|ran)/i,
    // Celery: https://docs.celeryq.dev/en/stable/userguide/workers.html#time-limits
    /\bTime(?:d out|Limit) ?Exceeded\b/i,
    /(?:hard|soft) time limit .{0,30}exceeded/i,
    /SoftTimeLimit/i,
    // PHP and PHP-FPM: https://www.php.net/manual/en/install.fpm.configuration.php
    /Maximum execution time of/i,
    /request_terminate_timeout/i,
    /execution timed out .{0,20}terminating/i,
    // Any supervisor
    /watchdog .{0,40}time(?:d )?out/i,
  ),
};

const SLOW_START: LogFormat = {
  category: 'app_crash',
  title: 'it does not start in the time that it allows itself',
  cause: 'Its own start-up takes longer than it allows itself',
  advice: 'Look for what start-up waits for; give the task more CPU, or the start-up more time',
  pattern: anyOf(
    // WildFly
    /WFLYCTL0348/i,
    // PM2: https://pm2.keymetrics.io/docs/usage/signals-clean-restart/
    /wait_ready.{0,30}timeout/i,
    // Heroku
    /failed to bind to \$PORT within/i,
    // Any program
    inOrder(
      /(?:server|application|app|process|service)\b.{0,40}/i,
      anyOf(/did not start|took too long to start|failed to start/i, /not ready|not started/i),
      / (?:with)?in (?:the )?(?:time|\d+|allotted|allowed|given|configured)/i,
    ),
    /start-?up (?:timed out|time-?out)/i,
    inOrder(
      /timed? ?out waiting for .{0,60}/i,
      /to start|start-?up|to boot|container stability|server to/i,
    ),
  ),
};

/** A worker, or a start, that takes longer than the program's own supervisor allows. */
export const workerTimeout = logRule({
  id: 'worker-timeout',
  source: 'https://docs.gunicorn.org/en/stable/settings.html#timeout',
  category: 'app_timeout',
  title: 'its workers are too slow for their supervisor',
  cause: 'Its own supervisor kills workers that take too long',
  advice: [
    'Look at what the workers wait for (a query, a call, a lock, too little CPU) ' +
      'before raising the time-out',
    'Compare the CPU of the task with the load: a throttled worker is slow without any fault',
  ],
  formats: [SLOW_WORKER, SLOW_START],
});
