import type { Category, Phase } from './category.ts';

/** What a stop reason says by itself. `counts: false` marks a stop that is nobody's failure. */
export interface StopReason {
  readonly pattern: RegExp;
  readonly counts: boolean;
  readonly phase: Phase;
  readonly category?: Category;
}

const says = (pattern: RegExp, phase: Phase, category?: Category): StopReason => ({
  pattern,
  counts: true,
  phase,
  ...(category && { category }),
});
const benign = (pattern: RegExp, category: Category): StopReason => ({
  pattern,
  counts: false,
  phase: 'run',
  category,
});

/**
 * Stops that ECS, a person or the hardware ordered. Texts: stopped-task-error-codes.html,
 * task-maintenance.html and fargate-capacity-providers.html of the ECS developer guide.
 */
const BENIGN: readonly StopReason[] = [
  benign(/scaling activity initiated by/, 'benign_scale'),
  benign(/az rebalanc|availability zone rebalanc/, 'benign_scale'),
  benign(/is in draining state|container instance .*deregistered|was deregistered/, 'benign_infra'),
  benign(/performing maintenance on the underlying/, 'benign_infra'),
  benign(/^host ec2 \(?instance /, 'benign_infra'),
  benign(/spot task was interrupted/, 'benign_infra'),
  benign(/task stopped by user/, 'benign_user'),
];

const HEALTH: readonly StopReason[] = [
  says(/failed elb health checks|is unhealthy in \(?target-group/, 'health', 'health_check_lb'),
  says(/failed container health checks/, 'health', 'health_check_container'),
];

/**
 * A failed pull. Messages nest, so the narrow words stand before the wide ones: 429, disk and
 * platform before "not found", and that before the network.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */
const PULL: readonly StopReason[] = [
  says(
    /toomanyrequests|429 too many|pull rate limit|rate exceeded/,
    'pull',
    'image_pull_rate_limit',
  ),
  says(/no space left on device|thin pool has/, 'pull', 'storage_full'),
  says(
    /descriptor (for|matching) platform|no match for platform|windows version .*(incompatible|match)/,
    'pull',
    'image_platform_mismatch',
  ),
  says(
    /no processor for media-type|unexpected media type|failed to unpack/,
    'pull',
    'image_invalid',
  ),
  says(
    /pull access denied|403 forbidden|401 unauthorized|no basic auth|role has the permissions|authorization failed|denied:/,
    'pull',
    'image_pull_auth',
  ),
  says(
    /manifest unknown|not found: manifest|manifest for .* not found|tag .*not found|repository .*(not found|does not exist)|: not found|invalid reference format/,
    'pull',
    'image_not_found',
  ),
  says(
    /i\/o timeout|connection issue|request canceled|deadline exceeded|lookup \S+|dial tcp|connection (refused|reset)/,
    'pull',
    'image_pull_network',
  ),
  says(/cannotpull|pull image|pulling image/, 'pull'),
];

/** Before any container ran. Source: .../developerguide/resource-initialization-error.html */
const INIT: readonly StopReason[] = [
  says(/logger args|logging driver/, 'init', 'logging_driver'),
  says(/efs utils|mount\.nfs|failed to invoke efs/, 'init', 'storage_mount'),
  says(
    /(secret|registry auth|parameter).*(accessdenied|not authorized|access to kms)/,
    'init',
    'secret_access_denied',
  ),
  says(
    /resourcenotfoundexception|parameternotfound|invalid parameters|looking for beginning of value|did not contain json key|can't find the specified secret/,
    'init',
    'secret_invalid',
  ),
  says(/accessdenied|not authorized|unable to assume/, 'init', 'iam_permission'),
  says(
    /requestcanceled|deadline exceeded|i\/o timeout|connection issue|requesterror|no route/,
    'init',
    'init_network',
  ),
  says(/resourceinitializationerror/, 'init'),
];

const PROVISION: readonly StopReason[] = [
  says(
    /network interface provisioning|create network interface|no free (ip|private)/,
    'provision',
    'network_eni',
  ),
  says(/service discovery instance provisioning/, 'provision', 'service_discovery'),
  says(/limit on the number of|(vcpu|task).* limit|above your limit/, 'provision', 'quota_limit'),
  says(
    /resource:(gpu|cpu|memory|eni|fargate|ports)|capacity is unavailable|no container instance|:\s*agent$/,
    'provision',
    'capacity',
  ),
];

const START: readonly StopReason[] = [
  says(/outofmemory|container killed due to memory/, 'run', 'out_of_memory'),
  says(/address already in use|port is already allocated/, 'start', 'port_conflict'),
  says(
    /executable file not found|no such file or directory|exec: |exec format error/,
    'start',
    'entrypoint_error',
  ),
  says(/timeouterror|could not transition to/, 'start', 'runtime_timeout'),
  says(/no space left on device/, 'start', 'storage_full'),
  says(/cannot(start|create)container/, 'start'),
];

const isPull = /cannotpull|pull image|pulling image|toomanyrequests|pull rate limit/;
const isInit = /resource ?initialization ?error/;

/** Text as the patterns expect it: lower case, straight quotes, single spaces. */
export const normalReason = (text: string): string =>
  text.toLowerCase().replace(/[‘’]/g, "'").replace(/\s+/g, ' ').trim();

/**
 * Finds what a stop reason, or a container's reason, says. Matching is case-insensitive, on straight
 * and curly quotes alike; unknown texts are undefined, and the caller falls back on the stop code.
 */
export function findStopReason(text: string): StopReason | undefined {
  const reason = normalReason(text);
  if (reason === '') return undefined;
  const families = [
    BENIGN,
    HEALTH,
    isPull.test(reason) ? PULL : [],
    isInit.test(reason) ? INIT : [],
    PROVISION,
    START,
  ];
  for (const family of families) {
    for (const entry of family) if (entry.pattern.test(reason)) return entry;
  }
  return undefined;
}
