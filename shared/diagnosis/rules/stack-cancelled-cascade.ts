import { anyOf, inOrder } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** Rows that CloudFormation cancelled because another one failed. */
export const stackCancelledCascade = stackRule({
  id: 'stack-cancelled-cascade',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html',
  category: 'cfn_cancelled_cascade',
  cause: 'The resource was cancelled because another one failed: it is never the cause',
  advice: ['Look for the earliest failed row of the same operation that is not cancelled'],
  pattern: anyOf(
    inOrder(
      /(?:creation|update|deletion|import|operation) (?:of resource )?/i,
      /(?:was |has been )?cancell?ed/i,
    ),
    /resource .{0,40}cancell?ed/i,
    /following resource\(s\) failed to (?:create|update|delete|import)/i,
  ),
  atMost: 'low',
  ofConsequences: true,
  readings: [
    {
      pattern: /cancell?ed/i,
      cause: (_, of = 'The resource') =>
        `${of} was cancelled because another resource failed: it is never the cause`,
    },
    {
      pattern: /following resource\(s\) failed to (\w{1,20}): \[([^\]]{1,300})\]/i,
      cause: ([, what, ids]) => `The stack only tells what failed to ${what}: ${ids}`,
    },
  ],
});
