/** The part of an SDK client's configuration that the place where it runs decides. */
export interface ConnectConfig {
  readonly region?: string;
  readonly endpoint?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts?: number;
  /** Milliseconds; without `throwOnRequestTimeout` the SDK only warns. */
  readonly requestHandler?: {
    readonly requestTimeout: number;
    readonly connectionTimeout: number;
    readonly throwOnRequestTimeout: boolean;
  };
}

/**
 * Makes an SDK client for the place where the code runs: AWS, an endpoint of the user's, or the
 * embedded cloud. Every deed gets its client through it, so that each client is made once.
 */
export type Connect = <C>(make: (config: ConnectConfig) => C) => C;
