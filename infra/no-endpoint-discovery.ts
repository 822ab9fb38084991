/**
 * Stands in for `@aws-sdk/middleware-endpoint-discovery` in the bundles: DynamoDB's client keeps a
 * cache of endpoints ready that none of its commands asks for, at 8 KB. If the SDK asks for more
 * than these names one day, esbuild fails and says so.
 */
export function resolveEndpointDiscoveryConfig<T>(config: T): T {
  return config;
}

/** No setting turns it on. */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};
