import { anyOf, inOrder } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A resource that reports a failure, or does not report its success in time. */
export const stackSignalTimeout = stackRule({
  id: 'stack-signal-timeout',
  source: 'https://repost.aws/knowledge-center/cloudformation-failed-signal',
  category: 'cfn_signal_timeout',
  cause: 'A resource that has to report its success reported a failure, or nothing in time',
  advice: [
    'Read /var/log/cfn-init.log and cloud-init-output.log on the instance, ' +
      'or the log of the function behind the custom resource',
    'Check the route from there to CloudFormation, and the time that the template allows',
  ],
  pattern: anyOf(
    // Signals of instances: https://repost.aws/knowledge-center/cloudformation-failed-signal
    /FAILURE signal/i,
    inOrder(
      /(?:failed to receive|did not receive|received) .{0,40}/i,
      /(?:resource )?(?:signal|response)/i,
    ),
    /signal\(?s?\)? .{0,80}(?:time|fail|not received)/i,
    /WaitCondition|wait condition/i,
    // Custom resources:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
    /custom resource .{0,80}(?:fail|stabili|respond|timed out|timeout|response)/i,
    /Received response status \[FAILED\]/i,
    /See the details in CloudWatch Log Stream/i,
  ),
});
