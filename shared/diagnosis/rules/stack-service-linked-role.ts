import { anyOf } from '../../text/pattern.ts';
import { stackRule } from '../stack-rule.ts';

const lacks = (which: string, of: string | undefined) =>
  `The account lacks the service-linked role ${which}${of ? `, which ${of} needs` : ''}`;

/** A service-linked role that nobody created in this account. */
export const stackServiceLinkedRole = stackRule({
  id: 'stack-service-linked-role',
  source:
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles.html',
  category: 'cfn_missing_service_linked_role',
  cause: 'The account lacks the service-linked role of an AWS service',
  advice: [
    'Create it once: `aws iam create-service-linked-role ' +
      '--aws-service-name NAME.amazonaws.com`, then deploy again',
    'Or add AWS::IAM::ServiceLinkedRole to a stack that is deployed before',
  ],
  readings: [
    {
      pattern: /(AWSServiceRoleFor\w{1,60})/,
      cause: ([, role = ''], of) => lacks(role, of),
    },
    {
      pattern: /(?:verify|check) that (?:the )?([\w .-]{1,60}?) service[- ]linked role/i,
      cause: ([, service], of) => lacks(`for ${service}`, of),
    },
    {
      pattern: /ole (?:for|to give|of) (?:the )?([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,4})/,
      cause: ([, service], of) => lacks(`for ${service}`, of),
    },
  ],
  pattern: anyOf(
    /service[- ]linked[- ]role/i,
    /unable to assume the service linked role/i,
    /AWSServiceRoleFor\w{1,60}/i,
  ),
  unless: anyOf(
    /has been taken|already exists/i,
    /not authorized to perform: iam:/i,
    /following resource\(s\) failed/i,
  ),
});
