import { type StopReason, says } from '../stop-reason.ts';

/** True of a text that is about pulling an image: then only these patterns are asked. */
export const isPull =
  /cannotpull|pull(ing)? (the )?image|image pull|pull access denied|manifest (unknown|for \S+ not found)|no basic auth credentials|toomanyrequests|429 too many requests|pull rate limit/;

/**
 * A failed pull. Messages nest, so the narrow words stand before the wide ones: 429, disk and
 * platform before "denied" and "not found", and those before the network, which also fails last.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */
export const pull: readonly StopReason[] = [
  says(
    /toomanyrequests|too many requests|pull rate limit|rate exceeded|throttlingexception/,
    'pull',
    'image_pull_rate_limit',
  ),
  says(/no space left on device|thin pool has|disk quota exceeded/, 'pull', 'storage_full'),
  says(
    /descriptor (for|matching) platform|no match for platform|no matching manifest|windows version .*(incompatible|match)|cannot be used on this platform/,
    'pull',
    'image_platform_mismatch',
  ),
  says(
    /no processor for media-?type|(unexpected|unsupported) media ?type|failed to (unpack|extract layer|register layer)|layer verification failed|unexpected commit digest|invalid tar header|unsupported manifest/,
    'pull',
    'image_invalid',
  ),
  says(
    /pull access denied|resource is denied|403 forbidden|401 unauthorized|unauthorized:|authentication required|no basic auth|role has the permissions|authorization failed|token has expired|incorrect username|accessdenied|not authorized|(?<!permission )denied:/,
    'pull',
    'image_pull_auth',
  ),
  says(
    /manifest unknown|manifest for .* not found|tag .*not found|repository .*(not found|does not exist|not known)|name unknown|: not found|404 not found|(image|repository)notfound|whether the image exists|invalid reference format|must be lowercase/,
    'pull',
    'image_not_found',
  ),
  says(
    /i\/o timeout|connection issue|network configuration|request canceled|context (deadline|canceled)|deadline exceeded|lookup \S+|dial tcp|connection (refused|reset|timed out)|tls handshake|client\.timeout|timeout awaiting|no route to host|network is unreachable|x509:|\beof\b|service unavailable|: 50[0234]\b/,
    'pull',
    'image_pull_network',
  ),
  says(/cannotpullcontainerauth/, 'pull', 'image_pull_auth'),
  says(isPull, 'pull'),
];
