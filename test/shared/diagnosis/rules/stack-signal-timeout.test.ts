import { stackSignalTimeout } from '../../../../shared/diagnosis/rules/stack-signal-timeout.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackSignalTimeout, {
  category: 'cfn_signal_timeout',
  says: [
    'Received 1 FAILURE signal(s) out of 1. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
    'Failed to receive 1 resource signal(s) within the specified duration',
    'WaitCondition timed out. Received 0 conditions when expecting 1',
    'CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [1]. If you are using the Python cfn-response module, you may need to update your Lambda function code.',
    'Received response status [FAILED] from custom resource. Message returned: See the details in CloudWatch Log Stream: 2026/02/03/[$LATEST]1',
    'Custom Resource failed to stabilize in expected time.',
  ],
  doesNotSay: [
    'Service arn:aws:ecs:eu-central-1:444455556666:service/shop/api did not stabilize.',
    'shop-assets already exists',
  ],
});
