import { anyOf } from '../../text/pattern.ts';
import { INITIALIZATION_ERROR } from '../initialization-error.ts';
import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

const VOLUME = anyOf(
  /efs utils|mount\.nfs|mount target|failed to invoke efs/,
  /(attach|format|mount)\w* .{0,40}volume|volume .{0,40}(attach|mount)/,
);

const INVALID_SECRET = anyOf(
  // Not there, says Secrets Manager.
  /resourcenotfoundexception|can't find the specified secret|marked for deletion/,
  // Not there, says Parameter Store.
  /parameternotfound|invalid (ssm )?parameters/,
  // Not the JSON that the task definition expects.
  /looking for beginning of value|unexpected end of json|did not contain json key/,
);

const NETWORK = anyOf(
  /requestcanceled|request canceled|context dead|deadline exceeded|i\/o timeout/,
  /connection (issue|refused|reset|timed out)|network configuration|requesterror/,
  /no route|no such host|dial tcp/,
);

/**
 * What fails before any container runs. Denials come first, then what is missing, and the network
 * last, because its words also stand at the end of the other messages.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
export const initialization: StopReasonFamily = {
  id: 'initialization',
  when: INITIALIZATION_ERROR,
  reasons: [
    says(VOLUME, 'init', 'storage_mount'),
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
    says(INVALID_SECRET, 'init', 'secret_invalid'),
    says(NETWORK, 'init', 'init_network'),
    // A text that was cut. A denial is final at once, so several attempts mean no answer.
    says(/secrets or registry auth.*retried ([2-9]|\d\d) time/, 'init', 'init_network'),
  ],
};
