import { stackAlreadyExists } from '../../../../shared/diagnosis/rules/stack-already-exists.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackAlreadyExists, {
  category: 'cfn_already_exists',
  says: [
    'shop-assets already exists',
    'shop-images already exists in stack arn:aws:cloudformation:eu-central-1:444455556666:stack/other/1',
    "Resource of type 'AWS::SSM::Parameter' with identifier '/shop/url' already exists.",
    "Resource handler returned message: \"Resource of type 'AWS::IAM::Role' with identifier 'shop-task' already exists.\" (HandlerErrorCode: AlreadyExists)",
    'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
    "A conflicting conditional operation is not the cause: DuplicateLoadBalancerName: A load balancer with the same name 'shop' exists",
    "[Tried to create resource record set [name='shop.example.org.', type='A'] but it already exists]",
    'The log group provided already exists (Service: CloudWatchLogs, Status Code: 400)',
  ],
  doesNotSay: [
    'Resource creation cancelled',
    "The security group 'sg-1' does not exist in VPC 'vpc-1'",
  ],
});
