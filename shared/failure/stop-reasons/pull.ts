import { anyOf } from '../../text/pattern.ts';
import { says } from '../stop-reason.ts';
import type { StopReasonFamily } from '../stop-reason-family.ts';

/** A text about pulling an image. */
const PULL = anyOf(
  /cannotpull|pull(ing)? (the )?image|image pull|pull access denied/,
  /manifest (unknown|for \S+ not found)|no basic auth credentials/,
  /toomanyrequests|429 too many requests|pull rate limit/,
);

const PLATFORM = anyOf(
  /descriptor (for|matching) platform|no match for platform|no matching manifest/,
  /windows version .*(incompatible|match)|cannot be used on this platform/,
);

const INVALID_IMAGE = anyOf(
  /no processor for media-?type|(unexpected|unsupported) media ?type|unsupported manifest/,
  /failed to (unpack|extract layer|register layer)|layer verification failed/,
  /unexpected commit digest|invalid tar header/,
);

const DENIED = anyOf(
  /pull access denied|resource is denied|403 forbidden|(?<!permission )denied:/,
  /401 unauthorized|unauthorized:|authentication required|no basic auth|authorization failed/,
  /token has expired|incorrect username/,
  /role has the permissions|accessdenied|not authorized/, // ECR
);

const NOT_FOUND = anyOf(
  /manifest unknown|manifest for .* not found|tag .*not found|: not found|404 not found/,
  /repository .*(not found|does not exist|not known)|name unknown|(image|repository)notfound/,
  /whether the image exists|invalid reference format|must be lowercase/,
);

const NETWORK = anyOf(
  /i\/o timeout|request canceled|context (deadline|canceled)|deadline exceeded/,
  /client\.timeout|timeout awaiting|tls handshake|x509:|\beof\b/,
  /connection issue|network configuration|connection (refused|reset|timed out)/,
  /lookup \S+|dial tcp|no route to host|network is unreachable/,
  /service unavailable|: 50[0234]\b/,
);

/**
 * Failed pulls. Messages are nested, so narrow words come before wide ones: rate limit, disk and
 * platform before "denied" and "not found", and those before the network, which is also the last
 * word of the other messages. A text about a pull is never about anything else, so the last reason
 * takes what the others leave.
 * Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */
export const pull: StopReasonFamily = {
  id: 'pull',
  when: PULL,
  reasons: [
    says(
      /toomanyrequests|too many requests|pull rate limit|rate exceeded|throttlingexception/,
      'pull',
      'image_pull_rate_limit',
    ),
    says(/no space left on device|thin pool has|disk quota exceeded/, 'pull', 'storage_full'),
    says(PLATFORM, 'pull', 'image_platform_mismatch'),
    says(INVALID_IMAGE, 'pull', 'image_invalid'),
    says(DENIED, 'pull', 'image_pull_auth'),
    says(NOT_FOUND, 'pull', 'image_not_found'),
    says(NETWORK, 'pull', 'image_pull_network'),
    says(/cannotpullcontainerauth/, 'pull', 'image_pull_auth'),
    says(PULL, 'pull'),
  ],
};
