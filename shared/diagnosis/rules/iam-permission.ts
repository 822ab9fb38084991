import { logRule, says } from '../log-rule.ts';

const CREDENTIALS = {
  title: 'it has no AWS credentials',
  cause: 'The program finds no AWS credentials: most often the task has no task role',
  advice: 'Give the task definition a taskRoleArn; the execution role is not for the program',
};
const KEYS = {
  title: 'its AWS credentials are not valid',
  cause: 'AWS does not accept the credentials that the program uses',
  advice: 'Remove access keys from the settings and use the task role',
};

/** A call to AWS that a role or a policy does not allow. */
export const iamPermission = logRule({
  id: 'iam-permission',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  category: 'iam_permission',
  title: 'its role may not call $1',
  cause: 'The role of the task may not call $1',
  advice: [
    'Allow $1 in the policy of the task role, and look for a deny in the policies of the resource, the endpoint and the organization',
    'If it worked before, compare the role with the one of the last good deployment',
  ],
  unless: /Access denied for user|nio\.file\.|java\.io|Path '|using password|status 404/i,
  formats: [
    says(/not authorized to perform:? ?['"`]?([\w-]{2,40}:[\w*]{2,80})/i),
    says(
      /\((?:AccessDenied\w{0,20}|AuthorizationError\w{0,10}|UnauthorizedOperation|AuthFailure|Forbidden|403)\) when calling the (\w{2,80}) operation|operation error ([\w ]{2,40}: \w{2,80}),.{0,200}(?:AccessDenied|StatusCode: 403|Unauthorized)/,
    ),
    says(
      /unable to locate credentials|DefaultCredentialsError|default credentials were not found|NoCredentials(?:Error|Provider)|could not load credentials|CredentialsProviderError|no valid providers in chain|unable to load (?:AWS )?credentials|failed to (?:refresh|retrieve) (?:cached )?credentials|no EC2 IMDS role|CredentialUnavailable|missing credentials in config|Could not find credentials|InstanceProfileCredentialsException/i,
      CREDENTIALS,
    ),
    says(
      /ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidAccessKeyId|security token included in the request is (?:invalid|expired)|InvalidIdentityToken/,
      KEYS,
    ),
    says(
      /\bAccessDenied(?:Exception|Error|Fault)?\b|Access Denied \(Service: |not authorized to (?:assume|perform)|UnauthorizedOperation|AuthorizationErrorException|(?:with an )?explicit deny|no identity-based policy allows|KMS.{0,60}(?:access ?denied|not authorized|not allowed)/i,
      {
        title: 'its role lacks a permission',
        cause: 'AWS refuses a call of the program: its role lacks the permission',
        advice: 'Find the call and the resource in the line, and allow it in the task role',
      },
    ),
    says(
      /code ?= ?PermissionDenied|exceptions\.PermissionDenied|does not have [\w.]{3,80} access\b|PERMISSION_DENIED|\b403 Forbidden\b|status(?: code|Code)?:? 403\b/,
      {
        title: 'a service refuses it',
        cause: 'A service that the program calls refuses it: it lacks the permission',
        advice:
          'Find the service in the line, and check what the credentials of the program may do',
        most: 'medium',
      },
    ),
  ],
});
