import type { ENV, METRICS } from './names.ts';
import type { Place } from './resource.ts';

/** The part of an SDK client's configuration that the place where it runs decides. */
export interface ConnectConfig {
  readonly region?: string;
  readonly endpoint?: string;
  readonly profile?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
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
 * embedded cloud. Every deed gets its clients through it.
 *
 * @param place whose account and Region the client reads; without it Loopwatch's own
 */
export type Connect = <C>(make: (config: ConnectConfig) => C, place?: Place) => C;

/** Structured log lines; `incidentId` among the fields wherever there is one. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/**
 * Where a function meets the place that runs it: `shared/lambda` makes it for AWS, `local` for the
 * embedded cloud. A function's world is the deeds that it binds to this.
 */
export interface Runtime {
  /** A setting by its key in `ENV`; undefined when it is not set. */
  readonly setting: (key: keyof typeof ENV) => string | undefined;
  readonly connect: Connect;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: Log;
  readonly count: (metric: (typeof METRICS)[keyof typeof METRICS], by?: number) => void;
}

/** A setting without which a function cannot work. @throws Error that names it */
export function required(runtime: Runtime, key: keyof typeof ENV): string {
  const value = runtime.setting(key);
  if (!value) throw new Error(`the setting ${key} is missing: the stack must set it`);
  return value;
}
