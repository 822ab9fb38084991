import type { Server } from 'node:http';
import type { ConnectConfig } from '../shared/runtime.ts';
import { inProcessHttp } from './in-process-http.ts';

/** Dynalite asks whether a request is signed, and never checks the signature. */
const SIGNATURE = {
  authorization: 'AWS4-HMAC-SHA256 Credential=embedded, SignedHeaders=host, Signature=none',
  'x-amz-date': '20260101T000000Z',
};

const signer = {
  async sign<R extends { readonly headers: Record<string, string> }>(request: R): Promise<R> {
    Object.assign(request.headers, SIGNATURE);
    return request;
  },
};

/**
 * What each SDK client would otherwise look up in the environment and in ~/.aws: a replay must not
 * depend on either.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
 */
const SETTLED = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  // Nobody looks this name up, but the SDK needs one.
  endpoint: 'http://dynamodb.embedded',
  defaultsMode: 'legacy',
  retryMode: 'standard',
  maxAttempts: 3,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: 'embedded',
  accountIdEndpointMode: 'disabled',
  authSchemePreference: [],
} as const;

/**
 * How an SDK client reaches a DynamoDB in this process. Sockets and real signatures would double
 * the time of a replay, and prove nothing about the functions.
 */
export function inProcessConfig(server: Server): ConnectConfig {
  const config = {
    ...SETTLED,
    requestHandler: inProcessHttp(server),
    signer,
    // A logger with `info` has the SDK copy the input and output of each call for a log entry.
    logger: { warn: console.warn },
  };
  // `ConnectConfig` names what AWS needs; the SDK knows the rest as well.
  return config as object;
}
