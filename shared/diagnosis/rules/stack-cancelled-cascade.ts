import { stackRule } from '../stack-rule.ts';

/** Rows that were cancelled because another one failed. */
export const stackCancelledCascade = stackRule({
  id: 'stack-cancelled-cascade',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html',
  category: 'cfn_cancelled_cascade',
  cause: 'The resource was cancelled because another one failed: it is never the cause',
  advice: ['Look for the earliest failed row of the same operation that is not cancelled'],
  pattern:
    /(?:creation|update|deletion|import|operation) (?:of resource )?(?:was |has been )?cancell?ed|following resource\(s\) failed to (?:create|update|delete|import)|rollback requested by user|resource .{0,40}cancell?ed/i,
  most: 'low',
  isLastResort: true,
});
