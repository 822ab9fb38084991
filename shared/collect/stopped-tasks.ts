import type { Ecs } from '../aws/ecs.ts';
import { parseEvent } from '../event/event.ts';
import type { Gap } from '../evidence/gap.ts';
import type { Failure } from '../failure/failure.ts';
import { taskFailure } from '../failure/read-task-failure.ts';
import { clusterArnOf, type ServiceResource } from '../resource.ts';

/**
 * The tasks of a service that stopped within the last hour, as failures, newest first: for as long
 * ECS keeps them. They stand in for events that have not come yet.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-errors.html
 */
export async function stoppedTasks(
  resource: ServiceResource,
  { ecs, now }: { readonly ecs: Ecs; readonly now: () => number },
): Promise<{ readonly failures: Failure[]; readonly gaps: Gap[] }> {
  const cluster = clusterArnOf(resource);
  const unread = (error: string) => ({
    failures: [],
    gaps: [{ kind: 'tasks-unread' as const, text: `stopped tasks could not be read: ${error}` }],
  });
  const listed = await ecs.taskArns(cluster, resource.name, 'STOPPED');
  if ('error' in listed) return unread(listed.error);
  if (listed.value.length === 0) return { failures: [], gaps: [] };
  const read = await ecs.tasks(cluster, listed.value);
  if ('error' in read) return unread(read.error);
  const { account, region } = resource;
  const time = new Date(now()).toISOString();
  const failures = read.value.flatMap((detail) => {
    // A described task has the fields of a task's event.
    const event = { 'detail-type': 'ECS Task State Change', account, region, time, detail };
    const parsed = parseEvent(JSON.stringify(event));
    const stopped =
      parsed['detail-type'] === 'ECS Task State Change' ? taskFailure(parsed) : undefined;
    return stopped?.failure.counts ? [stopped.failure] : [];
  });
  return { failures: failures.sort((a, b) => (a.failedAt < b.failedAt ? 1 : -1)), gaps: [] };
}
