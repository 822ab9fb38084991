import type { Task } from '@aws-sdk/client-ecs';
import type { Ecs } from '../aws/ecs.ts';
import type { Gap } from '../evidence/gap.ts';
import type { Failure } from '../failure/failure.ts';
import type { NotedCondition } from '../incident/incident.ts';
import { lastSegment } from '../resource.ts';
import type { ServiceState } from '../service/service-state.ts';

interface World {
  readonly ecs: Ecs;
  readonly now: () => number;
}

const iso = (date: Date | undefined) => date?.toISOString();

/** A task that runs and fails its health check, in the shape of one that stopped for it. */
function asFailure(task: Task, reason: string | undefined, now: string): Failure {
  const { taskArn = '', containers = [] } = task;
  const createdAt = iso(task.createdAt) ?? now;
  const isOwnCheck =
    task.healthStatus === 'UNHEALTHY' || containers.some((one) => one.healthStatus === 'UNHEALTHY');
  const suspects = containers.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY');
  return {
    key: `${createdAt}#${lastSegment(taskArn)}`,
    taskArn,
    version: task.version ?? 0,
    createdAt,
    startedAt: iso(task.startedAt),
    failedAt: now,
    taskDefinitionArn: task.taskDefinitionArn,
    deploymentId: task.startedBy,
    stoppedReason: reason,
    containers: (suspects.length > 0 ? suspects : containers).flatMap(
      ({ name, exitCode, runtimeId, image }) =>
        name ? [{ name, exitCode, runtimeId, image }] : [],
    ),
    counts: true,
    phase: 'health',
    category: isOwnCheck ? 'health_check_container' : 'health_check_lb',
  };
}

/** The tasks that the service's condition names, as failures; none while all are well. */
export async function readUnhealthy(
  clusterArn: string,
  conditions: readonly NotedCondition[],
  known: ServiceState | undefined,
  world: World,
): Promise<{ readonly failures: Failure[]; readonly gaps: Gap[] }> {
  const noted = conditions.find(({ name }) => name === 'tasks-unhealthy');
  const now = known?.conditions?.['tasks-unhealthy'] ?? noted;
  const arns = now?.tasks ?? noted?.tasks ?? [];
  if (!noted || now?.over || arns.length === 0) return { failures: [], gaps: [] };
  const read = await world.ecs.tasks(clusterArn, arns);
  if ('error' in read) {
    const text = `unhealthy tasks unavailable: ${read.error}`;
    return { failures: [], gaps: [{ kind: 'tasks-unread', text }] };
  }
  const at = new Date(world.now()).toISOString();
  return { failures: read.value.map((task) => asFailure(task, now?.reason, at)), gaps: [] };
}
