import { stackAccessDenied } from '../../../../shared/diagnosis/rules/stack-access-denied.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackAccessDenied, {
  category: 'cfn_access_denied',
  says: [
    'API: iam:CreateRole User: arn:aws:sts::444455556666:assumed-role/ci/1 is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::444455556666:role/shop',
    'Resource handler returned message: "User: arn:aws:iam::444455556666:user/ci is not authorized to perform: ecs:CreateCluster because no identity-based policy allows the ecs:CreateCluster action" (HandlerErrorCode: AccessDenied)',
    'API: ec2:CreateVpc You are not authorized to perform this operation. Encoded authorization failure message: x',
    'Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)',
    'User: arn:aws:iam::444455556666:user/ci is not authorized to perform: iam:CreateServiceLinkedRole',
    'API: s3:PutBucketPolicy Access Denied',
  ],
  doesNotSay: ['Properties validation failed for resource Bucket', 'Resource creation cancelled'],
});
