import { describe, expect, it } from 'vitest';
import { awsError } from '../../../local/aws-error.ts';
import { openEcs } from '../../../shared/aws/ecs.ts';
import { readUnhealthy } from '../../../shared/collect/running-tasks.ts';
import type { NotedCondition } from '../../../shared/incident/incident.ts';
import { serviceResource } from '../../../shared/resource.ts';
import type { ServiceState } from '../../../shared/service/service-state.ts';
import { conditionAt } from '../../helpers/conditions.ts';
import { START } from '../../helpers/crash-events.ts';
import { CLUSTER, type Running, runningAccount, taskArnOf } from '../../helpers/running.ts';
import { testRuntime } from '../../helpers/runtime.ts';

const NAME = 'tasks-unhealthy';
const notedOf = (tasks: readonly string[] | undefined): NotedCondition => ({
  name: NAME,
  ...conditionAt(0, 1, { reason: 'they fail', tasks: tasks?.map(taskArnOf) }),
  notedAt: conditionAt(1, 1).at,
});
const stateOf = (tasks: readonly string[], over?: boolean): ServiceState => ({
  conditions: { [NAME]: conditionAt(0, 5, { reason: 'still', tasks: tasks.map(taskArnOf), over }) },
});
const tasks: readonly Running[] = [
  { id: 'a', health: 'UNHEALTHY' },
  { id: 'b', containerHealth: 'UNHEALTHY', health: 'UNKNOWN' },
  { id: 'c', health: 'HEALTHY' },
];

async function read(
  noted: readonly NotedCondition[],
  known: ServiceState | undefined,
  error?: string,
) {
  const runtime = testRuntime(undefined, {
    account: runningAccount(tasks),
  });
  runtime.time = Date.parse(START) + 600_000;
  runtime.before = () => {
    if (error) throw awsError(error, 'refused in a test');
  };
  const world = {
    ecs: openEcs(runtime.connect)(serviceResource(CLUSTER, 'media')),
    now: runtime.now,
  };
  return { ...(await readUnhealthy(CLUSTER, noted, known, world)), calls: runtime.calls.length };
}

describe('readUnhealthy', () => {
  it.each<[string, readonly NotedCondition[], ServiceState | undefined]>([
    ['the incident has no condition', [], stateOf(['a'])],
    [
      'the incident has another condition',
      [{ ...notedOf(['a']), name: 'below-desired' }],
      undefined,
    ],
    ['all tasks are healthy again', [notedOf(['a'])], stateOf(['a'], true)],
    ['the condition does not list tasks', [notedOf(undefined)], undefined],
    ['the list of tasks is empty', [notedOf([])], undefined],
  ])('makes no call when %s', async (_, noted, known) => {
    expect(await read(noted, known)).toEqual({ failures: [], gaps: [], calls: 0 });
  });

  it('describes an unhealthy task as if it had stopped because of its health', async () => {
    const { failures, gaps } = await read([notedOf(['a'])], undefined);
    expect(gaps).toEqual([]);
    expect(failures).toEqual([
      expect.objectContaining({
        key: `${START}#a`,
        taskArn: taskArnOf('a'),
        failedAt: '2026-02-03T08:10:00.000Z',
        deploymentId: 'ecs-svc/1',
        stoppedReason: 'they fail',
        containers: [expect.objectContaining({ name: 'app', runtimeId: 'a-1' })],
        counts: true,
        phase: 'health',
        category: 'health_check_container',
      }),
    ]);
  });

  it('returns the tasks that the newest look named, with its reason', async () => {
    const { failures } = await read([notedOf(['a'])], stateOf(['b', 'c']));
    expect(
      failures.map(({ taskArn, category, stoppedReason }) => [taskArn, category, stoppedReason]),
    ).toEqual([
      [taskArnOf('b'), 'health_check_container', 'still'],
      [taskArnOf('c'), 'health_check_lb', 'still'],
    ]);
  });

  it('leaves out a task that has stopped in the meantime', async () => {
    expect(await read([notedOf(['z'])], undefined)).toMatchObject({ failures: [], gaps: [] });
  });

  it.each(['AccessDeniedException', 'ThrottlingException'])(
    'reports a gap when ECS answers %s',
    async (error) => {
      expect(await read([notedOf(['a'])], undefined, error)).toMatchObject({
        failures: [],
        gaps: [{ kind: 'tasks-unread', text: `unhealthy tasks unavailable: ${error}` }],
      });
    },
  );
});
