import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServicesCommand,
  ListTasksCommand,
  type Service,
  type Task,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import type { Place } from '../resource.ts';
import type { Connect } from '../runtime.ts';
import { type Answer, answer } from './answer.ts';
import { perPlace } from './per-place.ts';

/** DescribeServices takes ten at a time. */
export const SERVICES_AT_ONCE = 10;

/** Revisions that are kept: a few kilobytes each. */
const DEFINITIONS = 500;

function ecsIn(place: Place, connect: Connect) {
  const client = connect((config) => new ECSClient(config as object), place);
  const definitions = new Map<string, TaskDefinition>();

  async function readDefinition(arn: string): Promise<TaskDefinition | undefined> {
    const known = definitions.get(arn);
    if (known) return known;
    const output = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }));
    if (definitions.size >= DEFINITIONS) definitions.clear();
    if (output.taskDefinition) definitions.set(arn, output.taskDefinition);
    return output.taskDefinition;
  }

  return {
    /** A revision never changes, so each is read once for as long as the sandbox lives. */
    taskDefinition: (arn: string): Promise<Answer<TaskDefinition | undefined>> =>
      answer(readDefinition(arn)),

    /**
     * Up to ten services of one cluster, by name, with their tags, which tell the stack. Those that
     * are gone are missing from the answer, or INACTIVE.
     */
    services: (clusterArn: string, names: readonly string[]): Promise<Answer<Service[]>> =>
      answer(
        client
          .send(
            new DescribeServicesCommand({
              cluster: clusterArn,
              services: [...names],
              include: ['TAGS'],
            }),
          )
          .then((output) => output.services ?? []),
      ),

    /**
     * ARNs of a service's tasks that should run, or of those that stopped within the last hour: the
     * first hundred, as many as DescribeTasks takes.
     */
    taskArns: (
      clusterArn: string,
      serviceName: string,
      desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING',
    ): Promise<Answer<string[]>> =>
      answer(
        client
          .send(new ListTasksCommand({ cluster: clusterArn, serviceName, desiredStatus }))
          .then((output) => output.taskArns ?? []),
      ),

    /** Up to a hundred tasks of one cluster; only here ECS tells their health. */
    tasks: (clusterArn: string, taskArns: readonly string[]): Promise<Answer<Task[]>> =>
      answer(
        client
          .send(new DescribeTasksCommand({ cluster: clusterArn, tasks: [...taskArns] }))
          .then((output) => output.tasks ?? []),
      ),

    /** ARNs of the cluster's services: one page, which is enough to find siblings. */
    serviceArns: (clusterArn: string): Promise<Answer<string[]>> =>
      answer(
        client
          .send(new ListServicesCommand({ cluster: clusterArn, maxResults: 100 }))
          .then((output) => output.serviceArns ?? []),
      ),
  };
}

export type Ecs = ReturnType<typeof ecsIn>;

/** ECS of each account and Region. */
export const openEcs = (connect: Connect) => perPlace((place) => ecsIn(place, connect));
