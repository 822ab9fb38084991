import { stackRule } from '../stack-rule.ts';

/** A resource that has to report and did not, or reported a failure. */
export const stackSignalTimeout = stackRule({
  id: 'stack-signal-timeout',
  source: 'https://repost.aws/knowledge-center/cloudformation-failed-signal',
  category: 'cfn_signal_timeout',
  cause: 'A resource that has to report its success reported a failure, or nothing in time',
  advice: [
    'Read /var/log/cfn-init.log and cloud-init-output.log on the instance, or the log of the function behind the custom resource',
    'Check the route from there to CloudFormation, and the time that the template allows',
  ],
  pattern:
    /FAILURE signal|(?:failed to receive|did not receive|received) .{0,40}(?:resource )?(?:signal|response)|signal\(?s?\)? .{0,80}(?:time|fail|not received)|WaitCondition|wait condition|custom resource .{0,80}(?:fail|stabili|respond|timed out|timeout|response)|Received response status \[FAILED\]|See the details in CloudWatch Log Stream/i,
});
