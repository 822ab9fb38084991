import type { Deployment } from '../service/deployment.ts';
import type { LastGood } from '../service/service-state.ts';
import { MINUTE } from '../text/iso-time.ts';

/** What is known of the service whose last good revision is wanted. */
interface Known {
  /** Newest first. */
  readonly deployments: readonly Deployment[];
  readonly stored?: LastGood | undefined;
  /** The revision of the service's ACTIVE deployment, which is being replaced. */
  readonly active?: string | undefined;
  /** What the PRIMARY deployment runs, and when it completed, in epoch milliseconds. */
  readonly primary?: {
    readonly arn?: string | undefined;
    readonly completeFrom?: number | undefined;
  };
  /** When the service and the first task of the incident were created, in epoch milliseconds. */
  readonly serviceCreatedAt?: number | undefined;
  readonly failingFrom?: number | undefined;
}

/** A deployment that completed so long before its tasks failed was good, whatever fails now. */
const SETTLED_MILLISECONDS = 60 * MINUTE;

/** Whether the failing revision itself worked once, or nothing ran before it. */
function hasNothingBefore(failing: string, known: Known): boolean {
  const { deployments, primary, serviceCreatedAt, failingFrom = 0 } = known;
  const own = deployments.filter(({ taskDefinitionArn }) => taskDefinitionArn === failing);
  const worked = own.some(
    ({ outcome, endedAt }) =>
      outcome === 'completed' &&
      endedAt !== undefined &&
      failingFrom - Date.parse(endedAt) > SETTLED_MILLISECONDS,
  );
  const stands =
    primary?.arn === failing &&
    primary.completeFrom !== undefined &&
    failingFrom - primary.completeFrom > SETTLED_MILLISECONDS;
  const first = own.at(-1);
  const isFirst =
    first !== undefined &&
    serviceCreatedAt !== undefined &&
    Date.parse(first.startedAt) - serviceCreatedAt < SETTLED_MILLISECONDS;
  return worked || stands || isFirst;
}

/** The revision before this one; revisions count up by one. */
function revisionBefore(arn: string): string | undefined {
  const [, family, revision] = /^(.*):(\d+)$/.exec(arn) ?? [];
  return family && Number(revision) > 1 ? `${family}:${Number(revision) - 1}` : undefined;
}

/**
 * The revision that worked before the one that fails. The failing one may have completed its
 * deployment too, because tasks that run for a moment are enough for that. If no other revision was
 * seen to complete, the one of the ACTIVE deployment is assumed, else the revision before, unless
 * there was none or the failing one had worked for long.
 *
 * @param failing ARN of the task definition that fails
 */
export function lastGoodOf(failing: string | undefined, known: Known): LastGood | undefined {
  const { deployments, stored, active } = known;
  const seen = deployments.find(
    ({ outcome, taskDefinitionArn }) =>
      outcome === 'completed' && taskDefinitionArn && taskDefinitionArn !== failing,
  )?.taskDefinitionArn;
  if (seen) return { arn: seen, assumed: false };
  if (stored && stored.arn !== failing) return stored;
  if (active && active !== failing) return { arn: active, assumed: true };
  if (failing && hasNothingBefore(failing, known)) return undefined;
  const before = failing && revisionBefore(failing);
  return before ? { arn: before, assumed: true } : undefined;
}
