/** Stands in a bundle for @aws-sdk/middleware-endpoint-discovery: DynamoDB’s endpoint is known from the region, and is asked of nobody. */

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: (): undefined => undefined,
  configFileSelector: (): undefined => undefined,
  default: undefined,
};

export function resolveEndpointDiscoveryConfig<T>(config: T): T {
  return config;
}
