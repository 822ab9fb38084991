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
  readings: [
    {
      pattern: inOrder(
        /did not receive a response from your Custom Resource/i,
        /(?:.{0,60}requestId \[?([\w-]{1,80}))?/i,
      ),
      cause: ([, request], of = 'a custom resource') =>
        `The function behind ${of} sent CloudFormation no answer in time` +
        (request ? ` (request ${request})` : ''),
    },
    {
      pattern: /^See the details in CloudWatch Log Stream: (\S{1,300})/i,
      cause: ([, stream], of = 'a custom resource') =>
        `The function behind ${of} failed, and only its log tells why: stream ${stream}`,
    },
    {
      pattern: /Received response status \[FAILED\].{0,40}Message returned: ([^\n]{1,400})/i,
      cause: ([, said], of = 'a custom resource') => `The function behind ${of} failed: ${said}`,
    },
    {
      pattern: /(?:failed to receive|received) (\d{1,6} [^\n]{1,160})/i,
      cause: ([, signals], of = 'It') => `${of} did not report its success: received ${signals}`,
    },
  ],
  // Only the log of the function tells why, and its rules may.
  perhaps: /See the details in CloudWatch Log Stream/i,
  pattern: anyOf(
    // Signals of instances: https://repost.aws/knowledge-center/cloudformation-failed-signal
    /FAILURE signal/i,
    /(?:failed to receive|did not receive) .{0,40}(?:signal|response)/i,
    /received \d{1,6} .{0,40}signal/i,
    /signal\(?s?\)? .{0,80}(?:time|fail|not received)/i,
    /WaitCondition|wait condition/i,
    // Custom resources:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
    /custom resource .{0,80}(?:fail|stabili|respond|timed out|timeout|response)/i,
    /Received response status \[FAILED\] from custom resource\. (?!Message returned: See the)/i,
  ),
});
