import { Aws, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Permission } from './access.ts';

/**
 * A function's role with exactly these permissions, inline: no AWS managed policy, and nothing that
 * a construct adds. Inline permissions exist before the function polls its queue for the first
 * time.
 */
export class FunctionRole extends Role {
  constructor(scope: Construct, id: string, permissions: readonly Permission[]) {
    super(scope, id, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        LeastPrivilege: new PolicyDocument({
          statements: permissions.map(
            ({ actions, resources }) =>
              new PolicyStatement({ actions: [...actions], resources: [...resources] }),
          ),
        }),
      },
    });
    for (const { resources, wildcard } of permissions) {
      if (wildcard === undefined) continue;
      for (const resource of resources) {
        Validations.of(this).acknowledge({
          id: `AwsSolutions-IAM5[Resource::${asFinding(resource)}]`,
          reason: wildcard,
        });
      }
    }
  }
}

/** The ARN as cdk-nag writes it in a finding, with pseudo parameters in angle brackets. */
function asFinding(resource: string): string {
  return resource
    .replaceAll(Aws.PARTITION, '<AWS::Partition>')
    .replaceAll(Aws.REGION, '<AWS::Region>')
    .replaceAll(Aws.ACCOUNT_ID, '<AWS::AccountId>');
}
