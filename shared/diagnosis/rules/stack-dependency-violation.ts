import { anyOf, inOrder } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** A resource that cannot be deleted while something else uses it. */
export const stackDependencyViolation = stackRule({
  id: 'stack-dependency-violation',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  category: 'cfn_dependency_violation',
  cause: 'A resource cannot be deleted, because something still uses it',
  advice: [
    'Find what uses it and was made outside the stack, remove that, and delete again',
    'Or keep the resource: delete the stack with --retain-resources',
  ],
  readings: [
    {
      pattern: /Export (\S{1,255}) cannot be (\w{1,20}) as it is in use by ([^\n]{1,400}?)\.?$/i,
      cause: ([, name, verb, users]) =>
        `The export ${name} cannot be ${verb}, because other stacks import it: ${users}`,
      advice: [
        'Remove the import from those stacks and deploy them, then deploy this one again',
        'Or keep the export for now: CDK has `this.exportValue(...)` for it',
      ],
    },
  ],
  pattern: anyOf(
    // Codes of EC2, S3 and IAM:
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    /DependencyViolation/i,
    /BucketNotEmpty/i,
    /DeleteConflict/i,
    // CloudFormation and services
    /dependent object/i,
    /has (?:a )?dependenc/i,
    /(?:currently|still) (?:in use|being used|attached|associated|contains|has|used)/i,
    /(?:is|are|as it is|because it is) in use(?: by|\b)/i,
    /cannot be (?:deleted|detached|removed)/i,
    /cannot delete|can't be deleted|unable to delete/i,
    inOrder(
      /(?:must|should) (?:be )?(?:first )?/i,
      /(?:empty|emptied|detach|remove|delete|disassociate)\w{0,3}\b/i,
    ),
    /not empty/i,
    /termination ?protection|deletion protection/i,
    /has (?:active|existing|attached|registered) /i,
    /mapped public address/i,
  ),
  unless: /already exists/i,
});
