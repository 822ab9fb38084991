import type { Evidence } from '../../evidence/evidence.ts';
import type { Match, Rule } from '../rule.ts';

const BALANCER =
  /" ([45]\d\d) .{0,200}ELB-HealthChecker|GET \S{1,200} HTTP\/[\d.]{1,3}"? ([45]\d\d)\b.{0,200}ELB-HealthChecker|ELB-HealthChecker.{0,200}\b(?:status|code)\W{0,4}([45]\d\d)\b/;
const CONTAINER =
  /^(?:curl: \(\d+\)|wget: ).{0,120}(?:localhost|127\.0\.0\.1|\[::1\]|The requested URL returned error)|(?:curl|wget|nc): (?:command )?not found|\bhealth ?check\b.{0,80}(?:fail|error|unhealthy|timed out)|\bunhealthy\b.{0,40}\b(?:curl|wget|probe)\b/i;

/** Health checks that the program answers wrongly, as its own log tells. */
function match({ logs, stops }: Evidence): Match | undefined {
  const isHealth = stops[0]?.phase === 'health';
  for (const { lines } of logs) {
    for (const { text } of lines.toReversed()) {
      const answer = BALANCER.exec(text);
      const code = answer?.slice(1).find((group) => group !== undefined);
      if (!code && !CONTAINER.test(text.slice(0, 4_000))) continue;
      return {
        category: code ? 'health_check_lb' : 'health_check_container',
        confidence: isHealth ? 'medium' : 'low',
        title: code ? `its health check is answered with ${code}` : 'its own health check fails',
        cause: code
          ? `The load balancer asks for its health check, and the program answers ${code}`
          : 'The health check inside the container finds no answer',
        evidence: [text],
        advice: [
          code
            ? "Check the target group's path, port and matcher against what the program answers"
            : 'Run the health check command in the container; look at why the program does not listen',
        ],
        phase: 'health',
      };
    }
  }
  return undefined;
}

export const healthAnswer: Rule = {
  id: 'health-answer',
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  match,
};
