import { stackInvalidProperty } from '../../../../shared/diagnosis/rules/stack-invalid-property.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackInvalidProperty, {
  category: 'cfn_invalid_property',
  says: [
    'Properties validation failed for resource Bucket with message: #: extraneous key [Foo] is not permitted',
    'Encountered unsupported property Foo',
    'Resource handler returned message: "Invalid request provided: No Fargate configuration exists for given values: 256 CPU, 4096 memory." (HandlerErrorCode: InvalidRequest)',
    "The security group 'sg-1' does not exist in VPC 'vpc-1'",
    'No export named shop:VpcId found. Rollback requested by user.',
    'Parameter validation failed: parameter value vpc-1 for parameter name Vpc does not exist. Rollback requested by user.',
    "1 validation error detected: Value at 'name' failed to satisfy constraint: Member must have length less than or equal to 32",
    'The target group with targetGroupArn arn:aws:elasticloadbalancing:x does not have an associated load balancer. (Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException)',
    'Value of property SubnetIds must be of type List of String',
    'Cannot find version 11.4 for postgres (Service: Rds, Status Code: 400)',
    'Deployment circuit breaker is not supported with the external deployment controller.',
    'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename shop-api and update the stack again.',
  ],
  doesNotSay: [
    'API: ec2:CreateVpc You are not authorized to perform this operation.',
    'The maximum number of VPCs has been reached.',
  ],
});
