import { stackDependencyViolation } from '../../../../shared/diagnosis/rules/stack-dependency-violation.ts';
import { testStackRule } from './stack-evidence.ts';

testStackRule(stackDependencyViolation, {
  category: 'cfn_dependency_violation',
  says: [
    "The vpc 'vpc-0a1b' has dependencies and cannot be deleted. (Service: AmazonEC2; Status Code: 400; Error Code: DependencyViolation)",
    'The bucket you tried to delete is not empty (Service: Amazon S3; Status Code: 409; Error Code: BucketNotEmpty)',
    'Cannot delete entity, must detach all policies first. (Service: AmazonIdentityManagement; Status Code: 409; Error Code: DeleteConflict)',
    'Export shop:VpcId cannot be deleted as it is in use by shop-api',
    'The Cluster cannot be deleted while Services are active.',
    'Network vpc-1 has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.',
    "Target group 'arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/shop/1' is currently in use by a listener or a rule",
  ],
  doesNotSay: ['shop-assets already exists', 'Resource update cancelled'],
});
