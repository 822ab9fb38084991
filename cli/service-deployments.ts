import { durationText } from '../shared/report/duration-text.ts';
import { placeOf } from '../shared/report/place-of.ts';
import { lastSegment, type ServiceResource } from '../shared/resource.ts';
import type { Deployment } from '../shared/service/deployment.ts';
import { type DeploymentLedger, deploymentLedger } from '../shared/service/deployment-ledger.ts';
import { openDeployments } from '../shared/table/deployments.ts';
import type { Documents } from '../shared/table/document-client.ts';
import { openServices } from '../shared/table/services.ts';
import { plainText } from '../shared/text/plain-text.ts';
import { minute, plainRows } from './output.ts';

/** One service with its deployments, as `-o json` prints it. */
export interface ServiceDeployments {
  readonly resource: Omit<ServiceResource, 'key'>;
  readonly ended: number;
  readonly completed: number;
  /** Completed divided by ended, 0 to 1; absent when none has ended. */
  readonly successRate?: number | undefined;
  readonly lastGood?: string | undefined;
  readonly failedSinceLastGood: number;
  readonly deployments: readonly Deployment[];
}

/** A service that the table knows. */
export interface KnownService {
  readonly resource: ServiceResource;
  /** The id of the stack that owns it, perhaps a nested one. */
  readonly stackId?: string | undefined;
}

/** All services of the table, by their keys. */
export async function knownServices(documents: Documents): Promise<KnownService[]> {
  const services = openServices(documents);
  const lists = (['watched', 'known', 'gone'] as const).map((watch) => services.list(watch));
  return (await Promise.all(lists))
    .flat()
    .flatMap(({ resource, stack }) => (resource ? [{ resource, stackId: stack?.id }] : []))
    .sort((a, b) => (a.resource.key < b.resource.key ? -1 : 1));
}

/** The deployments of a service. */
export async function deploymentsOf(
  { resource }: KnownService,
  documents: Documents,
): Promise<ServiceDeployments> {
  const deployments = await openDeployments(documents).of(resource.key);
  const { key: _key, ...rest } = resource;
  const ledger: DeploymentLedger = deploymentLedger(deployments);
  const { ended, completed, lastGood, failedSince } = ledger;
  return {
    resource: rest,
    ended,
    completed,
    ...(ended > 0 && { successRate: Math.round((1000 * completed) / ended) / 1000 }),
    ...(lastGood?.taskDefinitionArn && { lastGood: lastGood.taskDefinitionArn }),
    failedSinceLastGood: failedSince,
    deployments,
  };
}

const revision = (arn: string | undefined) => (arn ? lastSegment(arn) : '-');

function rateOf({ successRate, completed, ended }: ServiceDeployments): string {
  if (successRate === undefined) return '-';
  return `${Math.round(100 * successRate)} % (${completed} of ${ended})`;
}

const SERVICES = ['SERVICE', 'SUCCEEDED', 'LAST GOOD', 'FAILED SINCE', 'NEWEST'];

/** A table of services, a row for each. */
export const servicesText = (found: readonly ServiceDeployments[]): string =>
  plainRows(found, SERVICES, (one) => {
    const [newest] = one.deployments;
    return [
      placeOf(one.resource),
      rateOf(one),
      revision(one.lastGood),
      String(one.failedSinceLastGood),
      newest ? `${newest.outcome} ${minute(newest.startedAt)}` : '-',
    ];
  });

const DEPLOYMENTS = ['STARTED (UTC)', 'TOOK', 'OUTCOME', 'REVISION', 'DEPLOYMENT', 'REASON'];
const deploymentRow = (one: Deployment): string[] => [
  minute(one.startedAt),
  one.endedAt ? durationText(Date.parse(one.endedAt) - Date.parse(one.startedAt)) : '-',
  one.isRollback ? `${one.outcome} (a rollback)` : one.outcome,
  revision(one.taskDefinitionArn),
  one.id,
  one.reason ?? '',
];

/** One service with all its deployments. */
export function serviceText(one: ServiceDeployments): string {
  const { resource, failedSinceLastGood: failed } = one;
  const since = failed === 1 ? '1 has failed since' : `${failed} have failed since`;
  const good = `last good ${revision(one.lastGood)}`;
  const head = `${placeOf(resource)}: ${rateOf(one)} succeeded, ${good}, ${since}`;
  return `${plainText(head)}\n\n${plainRows(one.deployments, DEPLOYMENTS, deploymentRow)}`;
}
