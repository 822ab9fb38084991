import { stackRule } from '../stack-rule.ts';

/** The stack waited for a service, or another resource, that did not get steady. */
export const stackServiceUnstable = stackRule({
  id: 'stack-service-unstable',
  source: 'https://repost.aws/knowledge-center/ecs-service-stuck-update-status',
  category: 'cfn_service_unstable',
  cause: 'The service of the stack did not get steady: its tasks fail, and tell why',
  advice: [
    'Look at the stopped tasks of the service: stop reason, exit code, log',
    'Turn on the deployment circuit breaker, which ends the waiting after a few failed tasks',
  ],
  pattern:
    /(?:did|does|has|have|could|do) ?n[o']t (?:been )?stabili[sz]|NotStabilized|circuit breaker (?:was|has been|is)? ?triggered|timed out waiting for completion|failed to (?:stabili[sz]e|reach (?:a )?(?:steady|stable))|tasks? failed to start|unable to consistently start tasks|unstable|steady ?state|deployment .{0,60}(?:failed|timed out|rolled back)|Exceeded (?:maximum )?(?:attempts|retries|wait)|Resource timed out/i,
  unless: /custom resource|is not supported/i,
  // Where the tasks tell why, they are the cause.
  most: 'medium',
});
