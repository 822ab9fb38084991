import type { Connect } from './connect.ts';
import type { ENV, METRICS } from './names.ts';

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
export interface Edge {
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
export function required(edge: Edge, key: keyof typeof ENV): string {
  const value = edge.setting(key);
  if (!value) throw new Error(`the setting ${key} is missing: the stack must set it`);
  return value;
}
