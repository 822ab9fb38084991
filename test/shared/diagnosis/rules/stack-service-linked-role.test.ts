import { stackServiceLinkedRole } from '../../../../shared/diagnosis/rules/stack-service-linked-role.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackServiceLinkedRole, {
  category: 'cfn_missing_service_linked_role',
  says: [
    'Resource handler returned message: "Invalid request provided: CreateCluster Invalid Request: Unable to assume the service linked role. Please verify that the ECS service linked role exists. (Service: AmazonECS; Status Code: 400; Error Code: InvalidParameterException)" (HandlerErrorCode: InvalidRequest)',
    'Invalid request provided: CreateCapacityProvider error: ECS Service Linked Role does not exist. Please create a Service linked role for ECS and try again.',
    'The caller does not have the Auto Scaling service-linked role AWSServiceRoleForAutoScaling',
  ],
  doesNotSay: [
    'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
    'User: arn:aws:iam::444455556666:user/ci is not authorized to perform: iam:CreateServiceLinkedRole',
  ],
});
