import { anyOf, inOrder } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** Who may not do what, in the words of IAM. */
const DENIED = inOrder(
  /\b(?:assumed-role|user|role)\/([^\s/]{1,128})(?:\/\S{1,200})?/i,
  / is not authorized to perform: ([\w-]{1,40}:\w{1,80})/i,
  /(?: on resource: ([^\s"]{1,400}))?/i,
);

function whoMayNot(message: string): string | undefined {
  const [, principal, action, resource] = DENIED.exec(message) ?? [];
  if (!principal || !action) return undefined;
  return `${principal} may not ${action}${resource ? ` on ${resource}` : ''}`;
}

/** A call to AWS that the role of the deployment may not make. */
export const stackAccessDenied = stackRule({
  id: 'stack-access-denied',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  category: 'cfn_access_denied',
  cause: 'The role of the deployment lacks a permission',
  advice: [
    'Allow the action that the reason names for the role that CloudFormation uses',
    'Look for a deny in permissions boundaries and in the policies of the organization',
  ],
  namesIn: whoMayNot,
  pattern: anyOf(
    // Messages of IAM
    /not authorized/i,
    /explicit deny/i,
    /no identity-based policy/i,
    /iam:PassRole/i,
    // Error codes of CloudFormation and of services
    /HandlerErrorCode: (?:AccessDenied|InvalidCredentials)/i,
    /access ?denied/i,
    /Unauthorized\w{0,20}(?:Operation|Exception)/i,
    /Status Code: 403/i,
    /forbidden/i,
    /security token included/i,
    // CloudFormation puts the call before the message of a service.
    /API: \w{1,40}:\w{1,60} /i,
    // Services
    /do(?:es)? not have (?:the )?(?:required )?(?:permissions?|access)/i,
    /insufficient (?:permissions?|privileges)/i,
    /lacks? permissions?/i,
  ),
});
