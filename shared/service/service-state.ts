import type { ServiceResource } from '../resource.ts';
import { MINUTE } from '../text/iso-time.ts';
import type { Conditions } from './service-condition.ts';

/**
 * How often reconcile looks at a service: every minute, now and then, or never, since it is gone.
 */
export type Watch = 'watched' | 'known' | 'gone';

/** The progress of the PRIMARY deployment, as looks have seen it. Times are ISO. */
export interface Rollout {
  readonly deploymentId: string;
  /** As ECS names it: IN_PROGRESS, COMPLETED, FAILED. */
  readonly state: string;
  readonly taskDefinitionArn?: string | undefined;
  /** The most tasks of it that were seen running. */
  readonly most: number;
  /** When the number of running tasks last grew, or when the deployment began. */
  readonly progressAt: string;
}

/** A revision that worked. `assumed`: nobody saw its deployment complete. */
export interface LastGood {
  readonly arn: string;
  readonly assumed: boolean;
}

/** What ECS and CloudFormation last said of a service. Times are ISO. */
export interface ServiceState {
  readonly resource?: ServiceResource | undefined;
  readonly watch?: Watch | undefined;
  /** When something last made it worth watching. */
  readonly watchedFrom?: string | undefined;
  readonly desiredCount?: number | undefined;
  readonly runningCount?: number | undefined;
  readonly refreshedAt?: string | undefined;
  readonly conditions?: Conditions | undefined;
  readonly rollout?: Rollout | undefined;
  readonly lastGood?: LastGood | undefined;
  /** The stack that owns it, with the status of its resource there, and when that was said. */
  readonly stack?:
    | {
        readonly id: string;
        readonly status: string;
        readonly at: string;
        /** Since when it has this status. */
        readonly since?: string | undefined;
      }
    | undefined;
}

/** A service is watched for this long after the last reason to, and as long as it is not well. */
export const WATCH_MILLISECONDS = 30 * MINUTE;

/**
 * The state of a service that must be watched from now on.
 *
 * @returns undefined when it is watched already, which spares a write for each event
 */
export function watched(
  state: ServiceState | undefined,
  resource: ServiceResource,
  now: number,
): ServiceState | undefined {
  const since = Date.parse(state?.watchedFrom ?? '1970-01-01T00:00:00Z');
  // Renewed when half of the time is over, not with each event.
  if (state?.watch === 'watched' && now - since < WATCH_MILLISECONDS / 2) return undefined;
  return { ...state, resource, watch: 'watched', watchedFrom: new Date(now).toISOString() };
}
