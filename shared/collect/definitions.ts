import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Ecs } from '../aws/ecs.ts';
import { LOGGED_TASKS } from '../evidence/evidence.ts';
import type { Gap } from '../evidence/gap.ts';
import {
  type TaskDefinitionChange,
  taskDefinitionChanges,
} from '../evidence/task-definition-change.ts';
import type { NotedCondition } from '../incident/incident.ts';
import { lastSegment } from '../resource.ts';
import { type Deployment, primaryDeployment } from '../service/deployment.ts';
import type { LastGood } from '../service/service-state.ts';

/** The revision of the deployment that ECS gave up, for an incident without a failed task. */
export function revisionGivenUp(
  conditions: readonly NotedCondition[],
  deployments: readonly Deployment[],
): string | undefined {
  const ids = conditions.flatMap(({ deploymentId }) => deploymentId ?? []);
  return deployments.find(
    ({ id, outcome, isRollback }) =>
      ids.includes(id) && !isRollback && (outcome === 'failed' || outcome === 'rolled-back'),
  )?.taskDefinitionArn;
}

/** Reads the first few of these revisions, each once. */
export async function readDefinitions(revisions: readonly (string | undefined)[], ecs: Ecs) {
  const arns = new Set(revisions.flatMap((arn) => arn ?? []));
  const gaps: Gap[] = [];
  const definitions = new Map<string, TaskDefinition>();
  const read = async (arn: string) => {
    const answer = await ecs.taskDefinition(arn);
    if ('error' in answer) {
      const text = `task definition unavailable: ${answer.error} on ${arn}`;
      gaps.push({ kind: 'task-definition-unread', text });
    } else if (answer.value) definitions.set(arn, answer.value);
  };
  await Promise.all([...arns].slice(0, LOGGED_TASKS).map(read));
  return { definitions, gaps };
}

/** The PRIMARY deployment's revision, and since when that is known to be good. */
export function primaryOf(service: Service | undefined) {
  const primary = service && primaryDeployment(service);
  const isComplete = primary?.rolloutState === 'COMPLETED';
  return {
    arn: primary?.taskDefinition,
    completeFrom: isComplete ? primary.updatedAt?.getTime() : undefined,
  };
}

interface Before {
  readonly changes?: TaskDefinitionChange[];
  readonly gaps: readonly Gap[];
  /** True when the revision was only assumed to be good, and ECS does not have it. */
  readonly isUnknown?: boolean;
}

/** What a revision, if it is known, changed since the last good one. */
export async function readBefore(
  failing: TaskDefinition | undefined,
  lastGood: LastGood | undefined,
  ecs: Ecs,
): Promise<Before> {
  if (!failing || !lastGood) return { gaps: [] };
  const read = await ecs.taskDefinition(lastGood.arn);
  if ('value' in read && read.value) {
    return { changes: taskDefinitionChanges(read.value, failing), gaps: [] };
  }
  if (lastGood.assumed) return { gaps: [], isUnknown: true };
  const why = 'error' in read ? read.error : 'ECS does not know it';
  const text = `changes since ${lastSegment(lastGood.arn)} not checked: ${why}`;
  return { gaps: [{ kind: 'changes-unread', text }] };
}
