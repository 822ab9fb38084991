import type { Evidence } from '../../evidence/evidence.ts';
import { anyOf } from '../../text/pattern.ts';
import type { Match, Rule } from '../rule.ts';

/** A line of an access log about the check of a load balancer; the group is the status. */
const BALANCER = anyOf(
  /" ([45]\d\d) .{0,200}ELB-HealthChecker/,
  /GET \S{1,200} HTTP\/[\d.]{1,3}"? ([45]\d\d)\b.{0,200}ELB-HealthChecker/,
  /ELB-HealthChecker.{0,200}\b(?:status|code)\W{0,4}([45]\d\d)\b/,
);

/** Output of the check that the task definition gives the container. */
const CONTAINER = anyOf(
  /^(?:curl: \(\d+\)|wget: ).{0,120}(?:localhost|127\.0\.0\.1|\[::1\])/i,
  /^(?:curl: \(\d+\)|wget: ).{0,120}The requested URL returned error/i,
  /(?:curl|wget|nc): (?:command )?not found/i,
  /\bhealth ?check\b.{0,80}(?:fail|error|unhealthy|timed out)/i,
  /\bunhealthy\b.{0,40}\b(?:curl|wget|probe)\b/i,
);

/** In characters. Of a longer line only the beginning is read. */
const LONGEST = 4_000;

function match({ logs, stops }: Evidence): Match | undefined {
  const isHealth = stops[0]?.phase === 'health';
  for (const { lines } of logs) {
    for (const { text } of lines.toReversed()) {
      const status = BALANCER.exec(text)
        ?.slice(1)
        .find((group) => group !== undefined);
      if (!status && !CONTAINER.test(text.slice(0, LONGEST))) continue;
      return {
        category: status ? 'health_check_lb' : 'health_check_container',
        confidence: isHealth ? 'medium' : 'low',
        title: status
          ? `its health check is answered with ${status}`
          : 'its own health check fails',
        cause: status
          ? `The load balancer asks for its health check, and the program answers ${status}`
          : 'The health check inside the container finds no answer',
        evidence: [text],
        advice: [
          status
            ? "Check the target group's path, port and matcher against what the program answers"
            : 'Run the health check command in the container; ' +
              'look at why the program does not listen',
        ],
        phase: 'health',
      };
    }
  }
  return undefined;
}

/** A failed health check that the program's own log shows. */
export const healthAnswer: Rule = {
  id: 'health-answer',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/' +
    'target-group-health-checks.html',
  match,
};
