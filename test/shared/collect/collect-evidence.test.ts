import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../shared/aws/answer.ts';
import { type CollectWorld, collectEvidence } from '../../../shared/collect/collect-evidence.ts';
import type { GapKind } from '../../../shared/evidence/gap.ts';
import type { Failure } from '../../../shared/failure/failure.ts';
import { serviceResource } from '../../../shared/resource.ts';
import { type Crash, crashLoop } from '../../helpers/crash-events.ts';
import { failureFrom } from '../../helpers/incidents.ts';

const NOW = Date.parse('2026-02-03T08:10:00Z');
const media = serviceResource('arn:aws:ecs:eu-central-1:444455556666:cluster/shop', 'media');
const STACK = 'arn:aws:cloudformation:eu-central-1:444455556666:stack/shop/9f31';

const definition: TaskDefinition = {
  taskDefinitionArn: 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:7',
  containerDefinitions: [
    { name: 'proxy', environment: [{ name: 'LEVEL', value: 'secret-value' }] },
    {
      name: 'app',
      environment: [{ name: 'AWS_REGION', value: 'secret-value' }],
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/shop', 'awslogs-stream-prefix': 'shop' },
      },
    },
  ],
};
const service: Service = {
  serviceName: 'media',
  status: 'ACTIVE',
  desiredCount: 1,
  runningCount: 0,
  pendingCount: 1,
  deployments: [{ status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }],
  events: Array.from({ length: 9 }, (_, index) => ({ message: `(service media) event ${index}` })),
  tags: [{ key: 'aws:cloudformation:stack-id', value: STACK }],
};
const api: Service = {
  serviceName: 'api',
  desiredCount: 1,
  runningCount: 1,
  taskDefinition: 'api',
};
const apiDefinition: TaskDefinition = {
  containerDefinitions: [
    {
      name: 'api',
      environment: [{ name: 'LEVEL', value: 'x' }],
      secrets: [{ name: 'DB_HOST', valueFrom: 'x' }],
    },
  ],
};

interface Account {
  readonly taskDefinition?: (arn: string) => Answer<TaskDefinition | undefined>;
  readonly services?: Answer<Service[]>;
  readonly stack?: Answer<{ StackName?: string; StackStatus?: string } | undefined>;
}

/** An account in which every call succeeds, except where a test gives another answer. */
function worldOf({ taskDefinition, services, stack }: Account = {}) {
  const calls: string[] = [];
  const ecs = {
    taskDefinition: async (arn: string) => {
      calls.push('taskDefinition');
      return taskDefinition?.(arn) ?? { value: arn === 'api' ? apiDefinition : definition };
    },
    services: async (_cluster: string, names: readonly string[]) => {
      calls.push('services');
      return names.includes('media') ? (services ?? { value: [service] }) : { value: [api] };
    },
    serviceArns: async () => ({ value: ['service/shop/media', 'service/shop/api'] }),
  };
  const events = [{ timestamp: NOW, message: 'FATAL the moon is full' }];
  const logs = { page: async () => ({ value: { events, $metadata: {} } }) };
  const waiting = { StackName: 'shop', StackStatus: 'CREATE_IN_PROGRESS' };
  const cloudFormation = { stack: async () => stack ?? { value: waiting } };
  const world = {
    ecs: () => ecs,
    logs: () => logs,
    cloudFormation: () => cloudFormation,
    now: () => NOW,
    sleep: async () => {},
  } as unknown as CollectWorld;
  return { world, calls };
}

/** Failures, newest first. */
const failuresOf = (count: number, more: Crash = {}): Failure[] =>
  crashLoop(count, more).map(failureFrom).reverse();
const collect = (account: Account = {}, failures = failuresOf(2)) =>
  collectEvidence(media, [], failures, { deployments: [] }, worldOf(account).world);

describe('collectEvidence', () => {
  it('gathers stops, logs, settings, the service, its missing settings and its stack', async () => {
    const evidence = await collect();
    expect(evidence).toMatchObject({
      collectedAt: '2026-02-03T08:10:00.000Z',
      stops: [{ culprit: 'app', phase: 'run', containers: [{ name: 'app', exitCode: 1 }] }, {}],
      logs: [{ error: { text: 'FATAL the moon is full' } }, {}],
      taskDefinition: { container: 'app', environmentNames: ['AWS_REGION'] },
      service: {
        desiredCount: 1,
        runningCount: 0,
        rolloutState: 'IN_PROGRESS',
        circuitBreaker: false,
      },
      missing: [{ name: 'DB_HOST', kind: 'secret', have: ['api'] }],
      stack: { id: STACK, name: 'shop', status: 'CREATE_IN_PROGRESS' },
      gaps: [],
    });
    expect(JSON.stringify(evidence)).not.toContain('secret-value');
  });

  it('keeps the newest messages of the service as redacted plain text', async () => {
    const messages = ['token=hunter2hunter2 \u001b[31mred', ...'bcdefghijklm'];
    const events = messages.map((message) => ({ message }));
    const { service: found } = await collect({ services: { value: [{ ...service, events }] } });
    expect(found?.messages).toHaveLength(10);
    expect(found?.messages[0]).toMatch(/^token=\[REDACTED:[a-z-]+\] red$/);
  });

  it.each<readonly [string, Account, GapKind, string]>([
    [
      'a task definition',
      { taskDefinition: () => ({ error: 'ClientException' }) },
      'task-definition-unread',
      'task definition unavailable: ClientException on arn:aws:ecs:eu-central-1:444455556666:task-definition/media:7',
    ],
    [
      'the service',
      { services: { error: 'AccessDeniedException' } },
      'service-unread',
      'service state unavailable: AccessDeniedException',
    ],
    [
      'a service that ECS does not know',
      { services: { value: [] } },
      'service-unknown',
      'ECS does not know the service: it may be deleted',
    ],
    [
      'an inactive service',
      { services: { value: [{ ...service, status: 'INACTIVE' }] } },
      'service-unknown',
      'ECS does not know the service: it may be deleted',
    ],
    [
      'the stack',
      { stack: { error: 'ValidationError' } },
      'stack-unread',
      `stack ${STACK} could not be read: ValidationError`,
    ],
  ])('goes on without %s and reports the gap', async (_, account, kind, gap) => {
    const { gaps, stops } = await collect(account);
    expect(gaps).toContainEqual({ kind, text: gap });
    expect(stops).toHaveLength(2);
  });

  it('takes the stack that an event named when no tag does', async () => {
    const known = { stack: { id: STACK, status: 'CREATE_IN_PROGRESS', at: '' } };
    const account = { services: { value: [{ ...service, tags: [] }] } };
    const { stack } = await collectEvidence(
      media,
      [],
      failuresOf(1),
      { state: known, deployments: [] },
      worldOf(account).world,
    );
    expect(stack?.id).toBe(STACK);
  });

  it('gathers evidence for an incident without failures', async () => {
    const evidence = await collect({}, []);
    expect(evidence).toMatchObject({ stops: [], logs: [], missing: [] });
    expect(evidence.service?.desiredCount).toBe(1);
  });

  it('reads each revision once, even for a thousand failures', async () => {
    const { world, calls } = worldOf();
    await collectEvidence(media, [], failuresOf(1000), { deployments: [] }, world);
    // The revision, the one before it and one sibling's; the service and its siblings.
    expect(calls.filter((call) => call === 'taskDefinition')).toHaveLength(3);
    expect(calls.filter((call) => call === 'services')).toHaveLength(2);
  });

  it('keeps the three newest stops and the newest of each earlier way of failing', async () => {
    const pull = {
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'CannotPullContainerError: toomanyrequests: slow down',
    };
    const before = failuresOf(40, { ...pull, task: 'p', createdAt: '2026-02-03T05:00:00.000Z' });
    const { stops } = await collect({}, [...failuresOf(9), ...before]);
    expect(stops.map(({ phase }) => phase)).toEqual(['run', 'run', 'run', 'pull']);
    expect(stops.at(-1)?.category).toBe('image_pull_rate_limit');
  });

  it('names the essential container that failed as the culprit', async () => {
    const sidecar = {
      containerDefinitions: [{ name: 'proxy', essential: false }, { name: 'app' }],
    };
    const containers = [
      { name: 'proxy', exitCode: 1 },
      { name: 'app', exitCode: 2 },
    ];
    const account = { taskDefinition: () => ({ value: sidecar }) };
    const { stops } = await collect(account, failuresOf(1, { detail: { containers } }));
    expect(stops[0]?.culprit).toBe('app');
  });
});
