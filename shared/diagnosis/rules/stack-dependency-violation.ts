import { stackRule } from '../stack-rule.ts';

/** A delete that something else blocks. */
export const stackDependencyViolation = stackRule({
  id: 'stack-dependency-violation',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  category: 'cfn_dependency_violation',
  cause: 'A resource cannot be deleted, because something still uses it',
  advice: [
    'Find what uses it and was made outside the stack, remove that, and delete again',
    'Or keep the resource: delete the stack with --retain-resources',
  ],
  pattern:
    /dependent object|DependencyViolation|has (?:a )?dependenc|(?:currently|still) (?:in use|being used|attached|associated|contains|has|used)|(?:is|are|as it is|because it is) in use(?: by|\b)|cannot be (?:deleted|detached|removed)|cannot delete|can't be deleted|unable to delete|(?:must|should) (?:be )?(?:first )?(?:empty|emptied|detach|remove|delete|disassociate)\w{0,3}\b|not empty|BucketNotEmpty|DeleteConflict|termination ?protection|deletion protection|has (?:active|existing|attached|registered) |mapped public address/i,
  unless: /already exists/i,
});
