import type { DescribedDeployment } from './deployment.ts';
import type { ServiceHealth } from './service-health.ts';

/** Tasks of a service that run and are unhealthy. */
export interface UnhealthyTasks {
  readonly count: number;
  /** ARNs of some of them. */
  readonly tasks: readonly string[];
  /** Which check they fail, and why. */
  readonly reason: string;
}

/** What ECS says of a service at a moment. */
export interface ServiceLook extends ServiceHealth {
  readonly primary?:
    | (DescribedDeployment & { readonly running: number; readonly failedTasks: number })
    | undefined;
  readonly deployments: readonly DescribedDeployment[];
  /** Undefined when nobody looked at the tasks, or could not. */
  readonly unhealthy?: UnhealthyTasks | undefined;
  /** Why the health of its tasks could not be read. */
  readonly unverified?: string | undefined;
}

/** What is known when a service is looked at, beside the look itself. */
export interface LookContext {
  /** ISO time of the look. */
  readonly at: string;
  /** True when tasks of the PRIMARY deployment have failed. */
  readonly isFailing: boolean;
  /** How long the service's deployments take, in milliseconds. */
  readonly usualMilliseconds?: number | undefined;
}
