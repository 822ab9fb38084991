import { MINUTE } from '../text/iso-time.ts';
import type { Deployment } from './deployment.ts';

/**
 * The ledger of a service in short: how many deployments, how many succeeded, what was last good.
 */
export interface DeploymentLedger {
  /** Deployments that ended, without the rollbacks, which ECS itself began. */
  readonly ended: number;
  readonly completed: number;
  /** The newest deployment that completed, rollbacks included: what it runs is good. */
  readonly lastGood?: Deployment | undefined;
  /** Deployments that failed or were rolled back since that one began. */
  readonly failedSince: number;
  /** The median length of those that completed, in milliseconds. */
  readonly usualMilliseconds?: number | undefined;
}

/** ECS rolls back as soon as it gives a deployment up, but the clocks of the two events differ. */
const SOON = 10 * MINUTE;
const EARLY = MINUTE;

/**
 * The deployments, with `rolled-back` for those that ECS rolled back. ECS announces a rollback in
 * an event of its own; which deployment it was only the ledger can tell. A function of the set, so
 * the order in which the events came does not matter.
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

/** @param deployments of one service, newest first, as `withRollbacks` returns them */
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
