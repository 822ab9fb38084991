import { anyOf, inOrder } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

/** Who may not do what, in the words of IAM. */
const DENIED = inOrder(
  /\b(?:assumed-role|user|role)\/([^\s/]{1,128})(?:\/\S{1,200})?/i,
  / is not authorized to perform: ([\w-]{1,40}:\w{1,80})/i,
  /(?: on resource: ([^\s"]{1,400}))?/i,
);

const LACKS = 'The role of the deployment lacks a permission';

/**
 * Source: USER_Monitoring.OS.Enabling.html in
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/
 */
const MONITORING = [
  'Give the role of MonitoringRoleArn the policy AmazonRDSEnhancedMonitoringRole, ' +
    'and have it trust monitoring.rds.amazonaws.com',
  'Or set MonitoringInterval to 0',
];

/** A call to AWS that the role of the deployment may not make. */
export const stackAccessDenied = stackRule({
  id: 'stack-access-denied',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  category: 'cfn_access_denied',
  cause: LACKS,
  advice: [
    'Allow the action that the reason names for the role that CloudFormation uses',
    'Look for a deny in permissions boundaries and in the policies of the organization',
  ],
  readings: [
    {
      pattern: DENIED,
      cause: ([, principal, action, resource], of) =>
        `${LACKS}${of ? ` (${of})` : ''}: ${principal} may not ${action}` +
        (resource ? ` on ${resource}` : ''),
    },
    {
      pattern: /API: ([\w-]{1,40}:\w{1,80})/i,
      cause: ([, action], of) => `${LACKS}${of ? ` (${of})` : ''}: it may not ${action}`,
    },
    {
      pattern: /permissions for: ENHANCED_MONITORING/i,
      cause: (_, of = 'the database') =>
        `The monitoring role of ${of} may not be used for enhanced monitoring`,
      advice: MONITORING,
    },
  ],
  pattern: anyOf(
    // Messages of IAM
    /not authorized/i,
    /explicit deny/i,
    /no identity-based policy/i,
    /iam:PassRole/i,
    /cannot be assumed|not able to assume|unable to assume (?:the )?(?:provided )?role/i,
    /does not (?:include|have) the required permissions?/i,
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
