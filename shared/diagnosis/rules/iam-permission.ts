import { anyOf, inOrder } from '../../text/pattern.ts';
import { type LogFormat, logRule } from '../log-rule.ts';

/** A refused call that the SDK for Python (botocore) or for Go names. */
const CALL: LogFormat = {
  pattern: anyOf(
    inOrder(
      /\(/,
      anyOf(
        /AccessDenied\w{0,20}|AuthorizationError\w{0,10}|AuthFailure/,
        /UnauthorizedOperation|Forbidden|403/,
      ),
      /\) when calling the (\w{2,80}) operation/,
    ),
    inOrder(
      /operation error ([\w ]{2,40}: \w{2,80}),.{0,200}/,
      /AccessDenied|StatusCode: 403|Unauthorized/,
    ),
  ),
};

/** Source: https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html */
const NO_CREDENTIALS: LogFormat = {
  title: 'it has no AWS credentials',
  cause: 'The program finds no AWS credentials: most often the task has no task role',
  advice: 'Give the task definition a taskRoleArn; the execution role is not for the program',
  pattern: anyOf(
    // Python
    /unable to locate credentials/i,
    /NoCredentials(?:Error|Provider)/i,
    // JavaScript
    /could not load credentials/i,
    /CredentialsProviderError/i,
    /missing credentials in config/i,
    // Java
    /unable to load (?:AWS )?credentials/i,
    // Go
    /no valid providers in chain/i,
    /failed to (?:refresh|retrieve) (?:cached )?credentials/i,
    /no EC2 IMDS role/i,
    // PHP
    /InstanceProfileCredentialsException/i,
    // Ruby and others
    /Could not find credentials/i,
    // The SDKs of Google Cloud and Azure
    /DefaultCredentialsError/i,
    /default credentials were not found/i,
    /CredentialUnavailable/i,
  ),
};

/**
 * Most often access keys in the settings, where a role should be.
 * Source: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
const INVALID_CREDENTIALS: LogFormat = {
  title: 'its AWS credentials are not valid',
  cause: 'AWS does not accept the credentials that the program uses',
  advice: 'Remove access keys from the settings and use the task role',
  pattern: anyOf(
    /ExpiredToken/,
    /InvalidClientTokenId/,
    /UnrecognizedClient/,
    /SignatureDoesNotMatch/,
    /InvalidAccessKeyId/,
    /InvalidIdentityToken/,
    /security token included in the request is (?:invalid|expired)/,
  ),
};

const SOME_CALL: LogFormat = {
  title: 'its role lacks a permission',
  cause: 'AWS refuses a call of the program: its role lacks the permission',
  advice: 'Find the call and the resource in the line, and allow it in the task role',
  pattern: anyOf(
    /\bAccessDenied(?:Exception|Error|Fault)?\b/i,
    /Access Denied \(Service: /i,
    /not authorized to (?:assume|perform)/i,
    /UnauthorizedOperation|AuthorizationErrorException/i,
    /(?:with an )?explicit deny/i,
    /no identity-based policy allows/i,
    /KMS.{0,60}(?:access ?denied|not authorized|not allowed)/i,
  ),
};

const OTHER_SERVICE: LogFormat = {
  title: 'a service refuses it',
  cause: 'A service that the program calls refuses it: it lacks the permission',
  advice: 'Find the service in the line, and check what the credentials of the program may do',
  pattern: anyOf(
    // gRPC: https://grpc.io/docs/guides/status-codes/
    /code ?= ?PermissionDenied/,
    /PERMISSION_DENIED/,
    // Google Cloud
    /exceptions\.PermissionDenied/,
    /does not have [\w.]{3,80} access\b/,
    // HTTP
    /\b403 Forbidden\b/,
    /status(?: code|Code)?:? 403\b/,
  ),
  atMost: 'medium',
};

/** A call to AWS that a role or a policy does not allow. */
export const iamPermission = logRule({
  id: 'iam-permission',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  category: 'iam_permission',
  title: 'its role may not call $1',
  cause: 'The role of the task may not call $1',
  advice: [
    'Allow $1 in the policy of the task role, ' +
      'and look for a deny in the policies of the resource, the endpoint and the organization',
    'If it worked before, compare the role with the one of the last good deployment',
  ],
  unless: /Access denied for user|nio\.file\.|java\.io|Path '|using password|status 404/i,
  formats: [
    { pattern: /not authorized to perform:? ?['"`]?([\w-]{2,40}:[\w*]{2,80})/i },
    CALL,
    NO_CREDENTIALS,
    INVALID_CREDENTIALS,
    SOME_CALL,
    OTHER_SERVICE,
  ],
});
