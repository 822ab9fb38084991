import { type StopReason, says } from '../stop-reason.ts';

/** True of a text that is about what ECS prepares before it starts a container. */
export const isInitialization = /resource ?init(ialization)? ?error/;

/** Log drivers fail under other names too (CannotStartContainerError), so these are always asked. */
export const logDrivers: readonly StopReason[] = [
  says(
    /(logger args|logging driver).*(connection issue|i\/o timeout|deadline exceeded|requestcanceled)/,
    'init',
    'init_network',
  ),
  says(/logger args|logging driver|create cloudwatch log (group|stream)/, 'init', 'logging_driver'),
];

/**
 * Before any container ran. What is denied stands before what is missing, and both before the
 * network, whose words also close the messages of the others.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export const initialization: readonly StopReason[] = [
  says(
    /efs utils|mount\.nfs|mount target|failed to invoke efs|(attach|format|mount)\w* .{0,40}volume|volume .{0,40}(attach|mount)/,
    'init',
    'storage_mount',
  ),
  says(/(configure|setup|set up) .{0,20}eni\b|netplugin/, 'provision', 'network_eni'),
  says(/\becr\b.*(throttling|rate exceeded|too many requests)/, 'init', 'image_pull_rate_limit'),
  says(/throttling|rate exceeded|too many requests/, 'init', 'quota_limit'),
  says(/\b(ecr registry auth|ecr:).*(accessdenied|not authorized)/, 'init', 'iam_permission'),
  says(
    /(secret|registry auth|parameter|ssm).*(accessdenied|not authorized|access to kms)/,
    'init',
    'secret_access_denied',
  ),
  says(/accessdenied|not authorized|unable to assume|forbidden/, 'init', 'iam_permission'),
  says(/env files.*(nosuchkey|nosuchbucket|notfound|404)/, 'init', 'app_config'),
  says(
    /resourcenotfoundexception|parameternotfound|invalid (ssm )?parameters|looking for beginning of value|unexpected end of json|did not contain json key|can't find the specified secret|marked for deletion/,
    'init',
    'secret_invalid',
  ),
  says(
    /requestcanceled|request canceled|context dead|deadline exceeded|i\/o timeout|connection (issue|refused|reset|timed out)|network configuration|requesterror|no route|no such host|dial tcp/,
    'init',
    'init_network',
  ),
  // Cut short. A refusal is final at once, so several attempts mean that nobody answered.
  says(/secrets or registry auth.*retried ([2-9]|\d\d) time/, 'init', 'init_network'),
];
