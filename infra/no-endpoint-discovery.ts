/**
 * Replaces `@aws-sdk/middleware-endpoint-discovery` in the bundles: DynamoDB's client sets up a
 * cache of endpoints that none of its commands uses, which takes 8 KB. If the SDK needs more than
 * these names one day, esbuild fails and says so.
 */
export function resolveEndpointDiscoveryConfig<T>(config: T): T {
  return config;
}

/** No setting enables it. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};
