import { stackRule } from '../stack-rule.ts';

/** A resource under a name that is in use. */
export const stackAlreadyExists = stackRule({
  id: 'stack-already-exists',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html',
  category: 'cfn_already_exists',
  cause: 'A resource of this name exists already, outside this stack',
  advice: [
    'Delete or import the existing resource, or let CloudFormation choose the name',
    'Look for a retained resource of an earlier stack of the same name',
  ],
  pattern:
    /already ?exists|AlreadyOwned|has been taken|is already (?:in use|associated|attached|registered|used|owned|a member|assigned)|\bDuplicate\w{0,40}|with the same name|ResourceInUse.{0,80}exist|conflicts with (?:an )?(?:existing|another)|already (?:has|have) (?:a|an)\b|not available.{0,40}already|HandlerErrorCode: AlreadyExists|cannot exist in both|EntityAlreadyExists|already being used by another/i,
});
