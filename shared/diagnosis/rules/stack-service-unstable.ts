import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A service, or another resource, that does not become stable while the stack waits for it. */
export const stackServiceUnstable = stackRule({
  id: 'stack-service-unstable',
  source: 'https://repost.aws/knowledge-center/ecs-service-stuck-update-status',
  category: 'cfn_service_unstable',
  cause: 'The stack waited for it in vain: it did not become stable',
  advice: [
    'Of an ECS service, look at its stopped tasks: stop reason, exit code, log',
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
  isLastResort: true,
  readings: [
    {
      pattern: /circuit breaker/i,
      cause: (_, of = 'The service') =>
        `${of} did not get steady: the ECS deployment circuit breaker gave it up, ` +
        'and its stopped tasks tell why',
      advice: ['Look at the stopped tasks of the service: stop reason, exit code, log'],
    },
    {
      pattern: /Service (?:arn:\S{1,200}service\/)?(\S{1,255}) did not stabili[sz]e/i,
      cause: ([, name]) => `The service ${name} did not get steady: its stopped tasks tell why`,
    },
  ],
  unless: /custom resource|is not supported/i,
  // The stopped tasks of the service may show the cause.
  atMost: 'medium',
});
