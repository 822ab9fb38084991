import type { ServiceNews } from './service-news.ts';

export const OUTCOMES = ['in-progress', 'completed', 'failed', 'rolled-back'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One deployment of a service, as the ledger keeps it. Times are ISO. */
export interface Deployment {
  readonly id: string;
  readonly outcome: Outcome;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly taskDefinitionArn?: string | undefined;
}

/**
 * Only the reason tells a rollback: its event is an INFO SERVICE_DEPLOYMENT_IN_PROGRESS.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
const ROLLING_BACK = /rolling back|rolled back|rollback/i;

/** What a service's news means for the deployment that it names; undefined when it names none. */
export function outcomeOf({ eventName, reason = '' }: ServiceNews): Outcome | undefined {
  switch (eventName) {
    case 'SERVICE_DEPLOYMENT_FAILED':
      return 'failed';
    case 'SERVICE_DEPLOYMENT_COMPLETED':
      return 'completed';
    case 'SERVICE_DEPLOYMENT_IN_PROGRESS':
      return ROLLING_BACK.test(reason) ? 'rolled-back' : 'in-progress';
    default:
      return undefined;
  }
}

/** How final an outcome is: later news of a lesser kind is an old copy. */
const RANK: Readonly<Record<Outcome, number>> = {
  'in-progress': 0,
  completed: 1,
  failed: 2,
  'rolled-back': 3,
};

/** The ledger's entry after some news; undefined when it says nothing new. */
export function withNews(known: Deployment | undefined, news: ServiceNews): Deployment | undefined {
  const outcome = outcomeOf(news);
  if (!outcome || !news.deploymentId) return undefined;
  const startedAt = known && known.startedAt < news.at ? known.startedAt : news.at;
  const isOlder = known !== undefined && RANK[outcome] <= RANK[known.outcome];
  if (isOlder) return startedAt === known.startedAt ? undefined : { ...known, startedAt };
  return {
    ...known,
    id: news.deploymentId,
    outcome,
    startedAt,
    ...(outcome !== 'in-progress' && { endedAt: news.at }),
    ...(news.reason && { reason: news.reason }),
  };
}

/** What the ledger says of a service in one line: how many, how many ended well, what was last good. */
export interface LedgerSummary {
  readonly deployments: number;
  readonly succeeded: number;
  /** The newest completed deployment. */
  readonly lastGood?: Deployment | undefined;
  /** Deployments that failed or were rolled back since then. */
  readonly failuresSince: number;
}

/** @param deployments of one service, newest first */
export function ledgerSummary(deployments: readonly Deployment[]): LedgerSummary {
  const ended = deployments.filter(({ outcome }) => outcome !== 'in-progress');
  const lastGood = ended.findIndex(({ outcome }) => outcome === 'completed');
  return {
    deployments: ended.length,
    succeeded: ended.filter(({ outcome }) => outcome === 'completed').length,
    lastGood: ended[lastGood],
    failuresSince: lastGood < 0 ? ended.length : lastGood,
  };
}
