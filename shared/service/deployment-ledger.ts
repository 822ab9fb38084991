import type { Deployment } from './deployment.ts';

/** What the ledger says of a service in one line: how many, how many ended well, what was last good. */
export interface DeploymentLedger {
  /** Deployments that ended; those that ECS began itself to go back are no attempts of anybody. */
  readonly ended: number;
  readonly completed: number;
  /** The newest deployment that completed, a rollback's too: what it runs is good. */
  readonly lastGood?: Deployment | undefined;
  /** Deployments that failed or were rolled back since that one began. */
  readonly failedSince: number;
  /** The median length of those that completed, in milliseconds. */
  readonly usualMilliseconds?: number | undefined;
}

/** ECS begins to roll back as soon as it gives a deployment up; the clocks of the two events differ. */
const SOON = 10 * 60_000;
const EARLY = 60_000;

/**
 * The deployments with their rollbacks told apart: an event of its own says that ECS is rolling
 * back, and only what stands beside it in the ledger says from which deployment. A function of the
 * set, so the order in which the events came does not matter.
 */
export function withRollbacks(deployments: readonly Deployment[]): Deployment[] {
  const rollbacks = deployments.filter((one) => one.isRollback && one.outcome !== 'failed');
  return deployments.map((one) => {
    if (one.outcome !== 'failed') return one;
    const ended = Date.parse(one.endedAt ?? one.startedAt);
    const isGivenUp = rollbacks.some(({ startedAt }) => {
      const after = Date.parse(startedAt) - ended;
      return after >= -EARLY && after <= SOON;
    });
    const { isRollback, ...rest } = one;
    return isGivenUp || isRollback ? { ...rest, outcome: 'rolled-back' } : one;
  });
}

const length = ({ startedAt, endedAt = startedAt }: Deployment) =>
  Date.parse(endedAt) - Date.parse(startedAt);

/** @param deployments of one service, newest first, with their rollbacks told apart */
export function deploymentLedger(deployments: readonly Deployment[]): DeploymentLedger {
  const attempts = deployments.filter((one) => one.outcome !== 'in-progress' && !one.isRollback);
  const completed = attempts.filter(({ outcome }) => outcome === 'completed');
  const lastGood = deployments.find(
    ({ outcome, taskDefinitionArn }) => outcome === 'completed' && taskDefinitionArn,
  );
  const lastCompleted = attempts.findIndex(({ outcome }) => outcome === 'completed');
  const lengths = completed.map(length).sort((a, b) => a - b);
  return {
    ended: attempts.length,
    completed: completed.length,
    lastGood,
    failedSince: lastCompleted < 0 ? attempts.length : lastCompleted,
    usualMilliseconds: lengths[Math.floor(lengths.length / 2)],
  };
}
