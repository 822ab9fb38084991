import { isRollback, type ServiceChange } from './service-change.ts';

/**
 * The outcome of a deployment. That it was rolled back is known from the next one: see the ledger.
 */
export type Outcome = 'in-progress' | 'completed' | 'failed' | 'rolled-back';

/** One deployment of a service, as the ledger keeps it. Times are ISO. */
export interface Deployment {
  readonly id: string;
  readonly outcome: Outcome;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
  /** True when its event spoke of a rollback: ECS began it by itself, or gave it up. */
  readonly isRollback?: boolean | undefined;
}

/** News of a deployment. Times are ISO. */
export type DeploymentUpdate = Pick<
  Deployment,
  'outcome' | 'reason' | 'taskDefinitionArn' | 'isRollback'
> & {
  readonly at: string;
  /** When it began, if that is known. */
  readonly startedAt?: string | undefined;
};

/** How final an outcome is. A less final one that comes later is an old copy. */
const RANK: Readonly<Record<Outcome, number>> = {
  'in-progress': 0,
  completed: 1,
  failed: 2,
  'rolled-back': 3,
};

const earlier = (a: string, b: string) => (a < b ? a : b);

/** The ledger's entry after an update; undefined when it contains nothing new. */
export function withUpdate(
  id: string,
  known: Deployment | undefined,
  update: DeploymentUpdate,
): Deployment | undefined {
  const { outcome, at } = update;
  const isLater = known === undefined || RANK[outcome] > RANK[known.outcome];
  const startedAt = earlier(known?.startedAt ?? at, update.startedAt ?? at);
  const next: Deployment = {
    ...known,
    id,
    outcome: isLater ? outcome : known.outcome,
    startedAt,
    ...(isLater && outcome !== 'in-progress' && { endedAt: at }),
    ...(isLater && update.reason && { reason: update.reason }),
    ...(update.taskDefinitionArn && { taskDefinitionArn: update.taskDefinitionArn }),
    ...(update.isRollback && { isRollback: true }),
  };
  const isNews =
    isLater ||
    startedAt !== known.startedAt ||
    next.taskDefinitionArn !== known.taskDefinitionArn ||
    next.isRollback !== known.isRollback;
  return isNews ? next : undefined;
}

/** The update in a service event; undefined when the event is about no deployment. */
export function updateFromChange(change: ServiceChange): DeploymentUpdate | undefined {
  const { eventName, at, reason } = change;
  switch (eventName) {
    case 'SERVICE_DEPLOYMENT_FAILED':
      return { outcome: 'failed', at, reason };
    case 'SERVICE_DEPLOYMENT_COMPLETED':
      return { outcome: 'completed', at, reason };
    case 'SERVICE_DEPLOYMENT_IN_PROGRESS':
      return {
        outcome: 'in-progress',
        at,
        reason,
        ...(isRollback(change) && { isRollback: true }),
      };
    default:
      return undefined;
  }
}

const ROLLOUT: Readonly<Record<string, Outcome>> = {
  IN_PROGRESS: 'in-progress',
  COMPLETED: 'completed',
  FAILED: 'failed',
};

/** What DescribeServices says of one deployment. */
export interface DescribedDeployment {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly taskDefinition?: string | undefined;
  readonly rolloutState?: string | undefined;
  readonly rolloutStateReason?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly updatedAt?: Date | undefined;
}

/** The deployment that the service is moving to, or stays at. The others are being replaced. */
export const primaryDeployment = <D extends { readonly status?: string | undefined }>({
  deployments,
}: {
  readonly deployments?: readonly D[] | undefined;
}): D | undefined => deployments?.find(({ status }) => status === 'PRIMARY');

/** The update in a deployment as DescribeServices shows it. @param now ISO time of the look */
export function updateFromLook(
  described: DescribedDeployment,
  now: string,
): DeploymentUpdate | undefined {
  const { rolloutState, taskDefinition, createdAt, updatedAt, rolloutStateReason } = described;
  const outcome = ROLLOUT[rolloutState ?? ''];
  if (!described.id || !outcome) return undefined;
  return {
    outcome,
    at: outcome === 'in-progress' ? now : (updatedAt?.toISOString() ?? now),
    startedAt: createdAt?.toISOString(),
    reason: rolloutStateReason,
    taskDefinitionArn: taskDefinition,
    ...(/roll(?:ing|ed)? ?back/i.test(rolloutStateReason ?? '') && { isRollback: true }),
  };
}
