import { stackRule } from '../stack-rule.ts';

/** A call that the role of the deployment may not make. */
export const stackAccessDenied = stackRule({
  id: 'stack-access-denied',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  category: 'cfn_access_denied',
  cause: 'The role of the deployment lacks a permission',
  advice: [
    'Allow the action that the reason names for the role that CloudFormation uses',
    'Look for a deny in permissions boundaries and in the policies of the organization',
  ],
  pattern:
    /not authorized|access ?denied|Unauthorized\w{0,20}(?:Operation|Exception)|explicit deny|HandlerErrorCode: (?:AccessDenied|InvalidCredentials)|forbidden|API: \w{1,40}:\w{1,60} |do(?:es)? not have (?:the )?(?:required )?(?:permissions?|access)|insufficient (?:permissions?|privileges)|lacks? permissions?|no identity-based policy|iam:PassRole|security token included|Status Code: 403/i,
});
