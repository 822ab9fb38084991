import { logRule, says } from '../log-rule.ts';

/** A worker that its own supervisor kills because it is too slow. */
export const workerTimeout = logRule({
  id: 'worker-timeout',
  source: 'https://docs.gunicorn.org/en/stable/settings.html#timeout',
  category: 'app_timeout',
  title: 'its workers are too slow for their supervisor',
  cause: 'Its own supervisor kills workers that take too long',
  advice: [
    'Look at what the workers wait for (a query, a call, a lock, too little CPU) before raising the time-out',
    'Compare the CPU of the task with the load: a throttled worker is slow without any fault',
  ],
  formats: [
    says(
      /WORKER TIMEOUT|worker \(?.{0,30}\)? (?:was )?(?:timed out|timeout)|worker=\d+ .{0,40}timeout|Terminating timed out worker|HARAKIRI|Rack::Timeout|RequestTimeout(?:Error|Exception): .{0,60}(?:waited|ran)|\bTime(?:d out|Limit) ?Exceeded\b|(?:hard|soft) time limit .{0,30}exceeded|SoftTimeLimit|Maximum execution time of|request_terminate_timeout|execution timed out .{0,20}terminating|worker .{0,40}(?:unresponsive|failed to check in|not respond)|Out of sync worker|watchdog .{0,40}time(?:d )?out/i,
    ),
    says(
      /WFLYCTL0348|(?:server|application|app|process|service)\b.{0,40}(?:did not start|took too long to start|failed to start|not ready|not started) (?:with)?in (?:the )?(?:time|\d+|allotted|allowed|given|configured)|start-?up (?:timed out|time-?out)|timed? ?out waiting for .{0,60}(?:to start|start-?up|to boot|container stability|server to)|wait_ready.{0,30}timeout|failed to bind to \$PORT within/i,
      {
        category: 'app_crash',
        title: 'it does not start in the time that it allows itself',
        cause: 'Its own start-up takes longer than it allows itself',
        advice:
          'Look for what start-up waits for; give the task more CPU, or the start-up more time',
      },
    ),
  ],
});
