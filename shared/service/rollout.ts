import { MINUTE } from '../text/iso-time.ts';
import type { LookContext, ServiceLook } from './service-look.ts';
import type { Rollout } from './service-state.ts';

/** A deployment whose tasks fail has stalled after twice the usual time, within these bounds. */
const FAILING_LEAST = 10 * MINUTE;
const FAILING_MOST = 60 * MINUTE;
const FAILING_UNKNOWN = 15 * MINUTE;
/**
 * A deployment whose tasks do not fail may wait for old ones to drain, which takes up to an hour.
 */
const QUIET_LEAST = 70 * MINUTE;

/** A deployment that is older than this when it is first seen counts from then. */
const SOON = 5 * MINUTE;
const begins = (createdAt: Date | undefined, at: string): string =>
  createdAt && Date.parse(at) - createdAt.getTime() <= SOON ? createdAt.toISOString() : at;

/** How far the PRIMARY deployment has come by now. @param at ISO time of the look */
export function rolloutAfter(
  known: Rollout | undefined,
  look: ServiceLook,
  at: string,
): Rollout | undefined {
  const { primary } = look;
  if (!primary?.id || !primary.rolloutState) return known;
  const { id, rolloutState, running, taskDefinition, createdAt } = primary;
  const isSame = known?.deploymentId === id;
  const grew = isSame && running > known.most;
  return {
    deploymentId: id,
    state: rolloutState,
    taskDefinitionArn: taskDefinition,
    most: isSame ? Math.max(known.most, running) : running,
    progressAt: isSame ? (grew ? at : known.progressAt) : begins(createdAt, at),
  };
}

/** How long a deployment may make no progress before it has stalled, in milliseconds. */
export function stalledAfter({ isFailing, usualMilliseconds: usual }: LookContext): number {
  if (!isFailing) return Math.max(QUIET_LEAST, 2 * (usual ?? 0));
  if (usual === undefined) return FAILING_UNKNOWN;
  return Math.min(FAILING_MOST, Math.max(FAILING_LEAST, 2 * usual));
}
