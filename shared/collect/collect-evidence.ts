import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import type { CloudFormation } from '../aws/cloudformation.ts';
import type { Ecs } from '../aws/ecs.ts';
import type { Logs } from '../aws/logs.ts';
import {
  COLLECT_MILLISECONDS,
  type Evidence,
  LOGGED_TASKS,
  type ServiceEvidence,
  type StackEvidence,
  type StopEvidence,
} from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import { lastGoodOf } from '../evidence/last-good.ts';
import { missingNames } from '../evidence/missing-names.ts';
import { orderedByRelation } from '../evidence/rank-changes.ts';
import { type Failure, signatureOf } from '../failure/failure.ts';
import { culpritOf } from '../failure/stopped-container.ts';
import type { Incident } from '../incident/incident.ts';
import { clusterArnOf } from '../resource.ts';
import { type Deployment, primaryDeployment } from '../service/deployment.ts';
import { deploymentLedger } from '../service/deployment-ledger.ts';
import type { ServiceState } from '../service/service-state.ts';
import { plainText } from '../text/plain-text.ts';
import { redact } from '../text/redaction/redact.ts';
import { collectLogs } from './collect-logs.ts';
import { conditionStop } from './condition-stop.ts';
import { essentialContainers, namesGiven, taskDefinitionEvidence } from './containers.ts';
import { primaryOf, readBefore, readDefinitions, revisionGivenUp } from './definitions.ts';
import { readUnhealthy } from './running-tasks.ts';
import { collectSiblings, stackIdOf } from './siblings.ts';

export interface CollectWorld {
  readonly ecs: Ecs;
  readonly logs: Logs;
  readonly cloudFormation: CloudFormation;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Service messages of DescribeServices that a page has room for. */
const MESSAGES = 10;
/** Other ways of failing that are told of, beside the newest tasks. */
const EARLIER_WAYS = 3;

/**
 * The newest failures, and the newest one of each other way of failing before them: a cause that
 * later tasks passed is told of as past.
 */
function telling(failures: readonly Failure[]): Failure[] {
  const newest = failures.slice(0, LOGGED_TASKS);
  const known = new Set(newest.map(signatureOf));
  const earlier = failures.slice(LOGGED_TASKS).filter((failure) => {
    const isNew = !known.has(signatureOf(failure));
    known.add(signatureOf(failure));
    return isNew;
  });
  return [...newest, ...earlier.slice(0, EARLIER_WAYS)];
}

function stopEvidence(failure: Failure, definition: TaskDefinition | undefined): StopEvidence {
  const { taskArn, phase, category, stopCode, stoppedReason, containers } = failure;
  const essential = definition && essentialContainers(definition);
  const culprit = culpritOf(containers, essential)?.name;
  const stops = containers.map(({ name, exitCode, reason }) => ({ name, exitCode, reason }));
  return {
    taskArn,
    at: failure.failedAt,
    phase,
    category,
    stopCode,
    stoppedReason,
    culprit,
    containers: stops,
  };
}

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

async function readStack(id: string | undefined, world: CollectWorld) {
  if (!id) return {};
  const read = await world.cloudFormation.stack(id);
  if ('error' in read) {
    const gap: Gap = { kind: 'stack-unread', text: `stack ${id} could not be read: ${read.error}` };
    return { gap };
  }
  if (!read.value) return {};
  const { StackName = '', StackStatus = '' } = read.value;
  const stack: StackEvidence = { id, name: StackName, status: StackStatus };
  return { stack };
}

/**
 * Gathers what there is to know about a service's failures, bounded in time and calls: per
 * diagnosis at most 6 GetLogEvents and 3 of each Describe, siblings apart. After 8 s no further call
 * is begun, and the runtime bounds each call, so it ends well within the function's timeout. Nothing
 * that is missing stops it; it becomes a gap.
 *
 * @param failed the incident's failures, newest first
 * @param known what is stored of the service
 */
export async function collectEvidence(
  { resource, conditions = [] }: Pick<Incident, 'resource' | 'conditions'>,
  failed: readonly Failure[],
  known: { readonly state?: ServiceState | undefined; readonly deployments: readonly Deployment[] },
  world: CollectWorld,
): Promise<Evidence> {
  const deadline = world.now() + COLLECT_MILLISECONDS;
  const clusterArn = clusterArnOf(resource);
  // Tasks that run and are unhealthy have not stopped, but fail all the same.
  const unhealthy = await readUnhealthy(clusterArn, conditions, known.state, world);
  const failures = [...unhealthy.failures, ...failed];
  const newest = failures.slice(0, LOGGED_TASKS);

  const failing = newest[0]?.taskDefinitionArn ?? revisionGivenUp(conditions, known.deployments);
  const revisions = newest.map(({ taskDefinitionArn }) => taskDefinitionArn).concat(failing);
  const [{ definitions, gaps }, described] = await Promise.all([
    readDefinitions(revisions, world.ecs),
    world.ecs.services(clusterArn, [resource.name]),
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
    readStack(stackId, world),
    collectSiblings(clusterArn, { name: resource.name, stackId }, world, deadline),
    readBefore(definitions.size < LOGGED_TASKS ? definition : undefined, lastGood, world.ecs),
  ]);

  const culprit = culpritOf(newest[0]?.containers ?? [], essentialContainers(definition))?.name;
  const own = definition && taskDefinitionEvidence(definition, culprit);
  const state = service && serviceEvidence(service);
  const error = log.logs.find((one) => one.error)?.error?.text ?? newest[0]?.stoppedReason ?? '';
  const { ended, completed, failedSince } = deploymentLedger(known.deployments);
  return {
    collectedAt: new Date(world.now()).toISOString(),
    stops: [
      ...telling(failures).map((failure) => stopEvidence(failure, definitionOf(failure))),
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
