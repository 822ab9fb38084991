import type { Service } from '@aws-sdk/client-ecs';
import type { CloudFormation } from '../aws/cloudformation.ts';
import type { Ecs } from '../aws/ecs.ts';
import type { Logs } from '../aws/logs.ts';
import {
  COLLECT_MILLISECONDS,
  type Evidence,
  LOGGED_TASKS,
  type ServiceEvidence,
} from '../evidence/evidence.ts';
import { lastGoodOf } from '../evidence/last-good.ts';
import { missingNames } from '../evidence/missing-names.ts';
import { orderedByRelation } from '../evidence/rank-changes.ts';
import type { Failure } from '../failure/failure.ts';
import { culpritOf } from '../failure/stopped-container.ts';
import type { NotedCondition } from '../incident/incident.ts';
import { clusterArnOf, type Place, type ServiceResource } from '../resource.ts';
import { type Deployment, primaryDeployment } from '../service/deployment.ts';
import { deploymentLedger } from '../service/deployment-ledger.ts';
import type { ServiceState } from '../service/service-state.ts';
import { plainText } from '../text/plain-text.ts';
import { redact } from '../text/redaction/redact.ts';
import { collectLogs } from './collect-logs.ts';
import { conditionStop } from './condition-stop.ts';
import { essentialContainers, namesGiven, taskDefinitionEvidence } from './containers.ts';
import { primaryOf, readBefore, readDefinitions, revisionGivenUp } from './definitions.ts';
import { readOwningStack } from './owning-stack.ts';
import { readUnhealthy } from './running-tasks.ts';
import { collectSiblings, stackIdOf } from './siblings.ts';
import { stopEvidence, tellingFailures } from './stops.ts';

export interface CollectWorld {
  readonly ecs: (place: Place) => Ecs;
  readonly logs: (place: Place) => Logs;
  readonly cloudFormation: (place: Place) => CloudFormation;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** The newest messages of DescribeServices that are kept. */
const MESSAGES = 10;
function serviceEvidence(service: Service): ServiceEvidence {
  const messages = (service.events ?? [])
    .slice(0, MESSAGES)
    .map(({ message = '' }) => plainText(message));
  return {
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    taskDefinitionArn: service.taskDefinition,
    rolloutState: primaryDeployment(service)?.rolloutState,
    circuitBreaker: service.deploymentConfiguration?.deploymentCircuitBreaker?.enable === true,
    messages: redact(messages),
  };
}

/**
 * Gathers what there is to know about a service's failures, within bounds: at most 6 GetLogEvents
 * and 3 of each Describe, siblings not counted. After 8 s it begins no further call, and the
 * runtime bounds each call, so it ends well within the function's timeout. Whatever could not be
 * had becomes a gap.
 *
 * @param conditions those of the service that the incident includes
 * @param failed the incident's failures, newest first
 * @param known what is stored of the service
 */
export async function collectEvidence(
  resource: ServiceResource,
  conditions: readonly NotedCondition[],
  failed: readonly Failure[],
  known: { readonly state?: ServiceState | undefined; readonly deployments: readonly Deployment[] },
  world: CollectWorld,
): Promise<Evidence> {
  const deadline = world.now() + COLLECT_MILLISECONDS;
  const clusterArn = clusterArnOf(resource);
  const ecs = world.ecs(resource);
  // Tasks that run and are unhealthy have not stopped, but fail all the same.
  const unhealthy = await readUnhealthy(clusterArn, conditions, known.state, {
    ecs,
    now: world.now,
  });
  const failures = [...unhealthy.failures, ...failed];
  const newest = failures.slice(0, LOGGED_TASKS);

  const failing = newest[0]?.taskDefinitionArn ?? revisionGivenUp(conditions, known.deployments);
  const revisions = newest.map(({ taskDefinitionArn }) => taskDefinitionArn).concat(failing);
  const [{ definitions, gaps }, described] = await Promise.all([
    readDefinitions(revisions, ecs),
    ecs.services(clusterArn, [resource.name]),
  ]);
  const definitionOf = ({ taskDefinitionArn = '' }: Failure) => definitions.get(taskDefinitionArn);
  if ('error' in described) {
    const text = `service state unavailable: ${described.error}`;
    gaps.push({ kind: 'service-unread', text });
  }
  const service =
    'value' in described ? described.value.find(({ status }) => status !== 'INACTIVE') : undefined;
  gaps.push(...unhealthy.gaps);
  if ('value' in described && !service) {
    gaps.push({
      kind: 'service-unknown',
      text: 'ECS does not know the service: it may be deleted',
    });
  }
  const stackId = stackIdOf(service) ?? known.state?.stack?.id;

  const lastGood = lastGoodOf(failing, {
    deployments: known.deployments,
    stored: known.state?.lastGood,
    active: service?.deployments?.find(({ status }) => status === 'ACTIVE')?.taskDefinition,
    primary: primaryOf(service),
    serviceCreatedAt: service?.createdAt?.getTime(),
    failingFrom: Date.parse(failures.at(-1)?.createdAt ?? '') || world.now(),
  });
  const definition = definitions.get(failing ?? '');
  const [log, { stack, gap }, { siblings, gaps: notCompared }, before] = await Promise.all([
    collectLogs(newest, definitionOf, world, deadline),
    readOwningStack(stackId, known.state?.stack, world.cloudFormation(resource)),
    collectSiblings(
      clusterArn,
      { name: resource.name, stackId },
      { ecs, now: world.now },
      deadline,
    ),
    readBefore(definitions.size < LOGGED_TASKS ? definition : undefined, lastGood, ecs),
  ]);

  const culprit = culpritOf(newest[0]?.containers ?? [], essentialContainers(definition))?.name;
  const own = definition && taskDefinitionEvidence(definition, culprit);
  const state = service && serviceEvidence(service);
  const error = log.logs.find((one) => one.error)?.error?.text ?? newest[0]?.stoppedReason ?? '';
  const { ended, completed, failedSince } = deploymentLedger(known.deployments);
  return {
    collectedAt: new Date(world.now()).toISOString(),
    stops: [
      ...tellingFailures(failures).map((failure) => stopEvidence(failure, definitionOf(failure))),
      ...conditions.flatMap((one) => conditionStop(one, resource, state?.messages ?? []) ?? []),
    ],
    logs: log.logs,
    taskDefinition: own,
    service: state,
    conditions: conditions.map(({ name, since, reason, deploymentId }) => ({
      name,
      since,
      reason,
      deploymentId,
    })),
    changes: before.changes && orderedByRelation(before.changes, error),
    missing: definition ? missingNames(namesGiven(definition), siblings, error) : [],
    lastGood: before.isUnknown ? undefined : lastGood,
    deployments: { ended, completed, failedSince },
    stack,
    gaps: [...gaps, ...log.gaps, ...notCompared, ...before.gaps, ...(gap ? [gap] : [])],
  };
}
