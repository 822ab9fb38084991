import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A service, or another resource, that does not become stable while the stack waits for it. */
export const stackServiceUnstable = stackRule({
  id: 'stack-service-unstable',
  source: 'https://repost.aws/knowledge-center/ecs-service-stuck-update-status',
  category: 'cfn_service_unstable',
  cause: 'The service of the stack did not get steady: its tasks fail, and tell why',
  advice: [
    'Look at the stopped tasks of the service: stop reason, exit code, log',
    'Turn on the deployment circuit breaker, which ends the waiting after a few failed tasks',
  ],
  pattern: anyOf(
    // CloudFormation
    /NotStabilized/i,
    /(?:did|does|has|have|could|do) ?n[o']t (?:been )?stabili[sz]/i,
    /failed to (?:stabili[sz]e|reach (?:a )?(?:steady|stable))/i,
    /timed out waiting for completion/i,
    /Resource timed out/i,
    /Exceeded (?:maximum )?(?:attempts|retries|wait)/i,
    // ECS:
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
    /circuit breaker (?:was|has been|is)? ?triggered/i,
    /tasks? failed to start/i,
    /unable to consistently start tasks/i,
    /unstable|steady ?state/i,
    /deployment .{0,60}(?:failed|timed out|rolled back)/i,
  ),
  unless: /custom resource|is not supported/i,
  // The stopped tasks of the service may show the cause.
  atMost: 'medium',
});
