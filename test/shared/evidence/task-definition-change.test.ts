import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import {
  type TaskDefinitionChange,
  taskDefinitionChanges,
} from '../../../shared/evidence/task-definition-change.ts';

const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/media';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf';

const web: ContainerDefinition = {
  name: 'web',
  image: `${REPOSITORY}:141`,
  command: ['node', 'server.js'],
  environment: [
    { name: 'DB_HOST', value: 'db.internal' },
    { name: 'NODE_ENV', value: 'production' },
  ],
  secrets: [{ name: 'DB_PASSWORD', valueFrom: `${SECRET}:password::` }],
  cpu: 0,
  portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/media', 'splunk-token': 'hunter2' },
  },
};

const task = (
  container: ContainerDefinition = {},
  settings: TaskDefinition = {},
): TaskDefinition => ({
  family: 'media',
  revision: 141,
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  ...settings,
  containerDefinitions: settings.containerDefinitions ?? [{ ...web, ...container }],
});

type Case = readonly [
  what: string,
  after: TaskDefinition,
  changes: readonly TaskDefinitionChange[],
];

const inWeb = (path: string, rest: Omit<TaskDefinitionChange, 'path'>): TaskDefinitionChange => ({
  path: `containers.web.${path}`,
  ...rest,
});

const cases: readonly Case[] = [
  [
    'an image, with its tags',
    task({ image: `${REPOSITORY}:143` }),
    [inWeb('image', { kind: 'changed', before: `${REPOSITORY}:141`, after: `${REPOSITORY}:143` })],
  ],
  [
    'a variable that is gone, without its value',
    task({ environment: [{ name: 'NODE_ENV', value: 'production' }] }),
    [inWeb('environment.DB_HOST', { kind: 'removed' })],
  ],
  [
    'a variable that is new or has another value, without the values',
    task({
      environment: [
        ...(web.environment ?? []).slice(1),
        { name: 'DB_HOST', value: 'x' },
        { name: 'A', value: '1' },
      ],
    }),
    [inWeb('environment.DB_HOST', { kind: 'changed' }), inWeb('environment.A', { kind: 'added' })],
  ],
  [
    'a secret that is kept elsewhere, by the name of the place',
    task({
      secrets: [
        { name: 'DB_PASSWORD', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/prod/db' },
      ],
    }),
    [
      inWeb('secrets.DB_PASSWORD', {
        kind: 'changed',
        before: 'prod/db-AbCdEf:password',
        after: '/prod/db',
      }),
    ],
  ],
  [
    'a variable that became a secret',
    task({
      environment: [{ name: 'DB_HOST', value: 'db.internal' }],
      secrets: [...(web.secrets ?? []), { name: 'NODE_ENV', valueFrom: SECRET }],
    }),
    [
      inWeb('environment.NODE_ENV', { kind: 'removed' }),
      inWeb('secrets.NODE_ENV', { kind: 'added', after: 'prod/db-AbCdEf' }),
    ],
  ],
  [
    'sizes and roles of the task',
    task({}, { cpu: '512', memory: '1024', taskRoleArn: 'arn:aws:iam::123456789012:role/media' }),
    [
      { path: 'cpu', kind: 'changed', before: '256', after: '512' },
      { path: 'memory', kind: 'changed', before: '512', after: '1024' },
      { path: 'taskRoleArn', kind: 'added', after: 'arn:aws:iam::123456789012:role/media' },
    ],
  ],
  [
    'what the task runs on',
    task(
      {},
      {
        networkMode: 'bridge',
        ephemeralStorage: { sizeInGiB: 40 },
        runtimePlatform: { cpuArchitecture: 'ARM64' },
      },
    ),
    [
      { path: 'networkMode', kind: 'changed', before: 'awsvpc', after: 'bridge' },
      { path: 'runtimePlatform.cpuArchitecture', kind: 'added', after: 'ARM64' },
      { path: 'ephemeralStorage', kind: 'added', after: '40 GiB' },
    ],
  ],
  [
    'volumes without their options',
    task(
      {},
      {
        volumes: [
          { name: 'data', dockerVolumeConfiguration: { driverOpts: { o: 'password=hunter2' } } },
        ],
      },
    ),
    [{ path: 'volumes.data', kind: 'added' }],
  ],
  [
    'ports, dependencies, limits and mounts in a few words',
    task({
      portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: 'tcp' }],
      dependsOn: [{ containerName: 'db', condition: 'HEALTHY' }],
      ulimits: [{ name: 'nofile', softLimit: 1024, hardLimit: 4096 }],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
    }),
    [
      inWeb('portMappings', { kind: 'changed', before: '8080/tcp', after: '3000/tcp' }),
      inWeb('dependsOn', { kind: 'added', after: 'db:HEALTHY' }),
      inWeb('ulimits', { kind: 'added', after: 'nofile 1024:4096' }),
      inWeb('mountPoints', { kind: 'added', after: 'data:/data:ro' }),
    ],
  ],
  [
    'a health check',
    task({ healthCheck: { command: ['CMD-SHELL', 'curl -f localhost:8080'], interval: 30 } }),
    [
      inWeb('healthCheck', {
        kind: 'added',
        after: '{"command":["CMD-SHELL","curl -f localhost:8080"],"interval":30}',
      }),
    ],
  ],
  [
    'who runs it, with which rights',
    task({ user: 'node', readonlyRootFilesystem: true, essential: false, memoryReservation: 128 }),
    [
      inWeb('essential', { kind: 'changed', before: 'true', after: 'false' }),
      inWeb('user', { kind: 'added', after: 'node' }),
      inWeb('memoryReservation', { kind: 'added', after: '128' }),
      inWeb('readonlyRootFilesystem', { kind: 'added', after: 'true' }),
    ],
  ],
  [
    'where it logs, without what may be a secret',
    task({
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/other', 'splunk-token': 'hunter3' },
        secretOptions: [{ name: 'splunk-url', valueFrom: SECRET }],
      },
    }),
    [
      inWeb('logConfiguration.options.awslogs-group', {
        kind: 'changed',
        before: '/ecs/media',
        after: '/ecs/other',
      }),
      inWeb('logConfiguration.options.splunk-token', { kind: 'changed' }),
      inWeb('logConfiguration.secretOptions.splunk-url', {
        kind: 'added',
        after: 'prod/db-AbCdEf',
      }),
    ],
  ],
  [
    'files of variables and labels by their names',
    task({
      environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::config/media.env' }],
      dockerLabels: { 'traefik.auth': 'hunter2' },
    }),
    [
      inWeb('environmentFiles.arn:aws:s3:::config/media.env', { kind: 'added' }),
      inWeb('dockerLabels.traefik.auth', { kind: 'added' }),
    ],
  ],
  [
    'a container that came and one that went, not each of their settings',
    task({}, { containerDefinitions: [{ ...web, name: 'api' }] }),
    [
      { path: 'containers.web', kind: 'removed', before: `${REPOSITORY}:141` },
      { path: 'containers.api', kind: 'added', after: `${REPOSITORY}:141` },
    ],
  ],
  [
    'a password in a command line, redacted',
    task({ command: ['node', 'server.js', '--password', 'hunter 2'] }),
    [
      inWeb('command', {
        kind: 'changed',
        before: '["node","server.js"]',
        after: '["node","server.js","--password","[REDACTED:secret-value]"]',
      }),
    ],
  ],
];

const same: readonly (readonly [string, TaskDefinition])[] = [
  [
    'the revision and the time of registration differ',
    task({}, { revision: 142, registeredAt: new Date(0) }),
  ],
  ['lists have another order', task({ environment: [...(web.environment ?? [])].reverse() })],
  [
    'ECS writes out what was left out',
    task(
      { essential: true, mountPoints: [], ulimits: [], readonlyRootFilesystem: false },
      { volumes: [], pidMode: undefined },
    ),
  ],
];

describe('taskDefinitionChanges', () => {
  it.each(cases)('reports %s', (_, after, changes) => {
    expect(taskDefinitionChanges(task(), after)).toEqual(changes);
  });

  it.each(cases)('reports %s the other way round', (_, after, changes) => {
    const back = taskDefinitionChanges(after, task());
    expect(back.map(({ path }) => path).sort()).toEqual(changes.map(({ path }) => path).sort());
    expect(back.filter(({ kind }) => kind === 'added').length).toBe(
      changes.filter(({ kind }) => kind === 'removed').length,
    );
  });

  it.each(same)('reports nothing when %s', (_, after) => {
    expect(taskDefinitionChanges(task(), after)).toEqual([]);
  });

  it('shows no texts that redaction made equal', () => {
    const [before, after] = ['hunter2', 'hunter3'].map((password) =>
      task({ command: ['app', '--password', password] }),
    );
    expect(taskDefinitionChanges(before ?? {}, after ?? {})).toEqual([
      { path: 'containers.web.command', kind: 'changed' },
    ]);
  });

  it('never returns a value, wherever it stands', () => {
    for (const [, after] of cases) {
      const texts = JSON.stringify([
        ...taskDefinitionChanges(task(), after),
        ...taskDefinitionChanges(after, task()),
      ]);
      expect(texts).not.toMatch(/hunter|db\.internal|production/);
    }
  });

  it('accepts names that every object has, and no name', () => {
    const odd = task({ environment: [{ name: '__proto__', value: 'a' }, { value: 'b' }] });
    expect(taskDefinitionChanges(task({ environment: [] }), odd)).toEqual([
      inWeb('environment.__proto__', { kind: 'added' }),
      inWeb('environment.', { kind: 'added' }),
    ]);
    expect(taskDefinitionChanges({}, {})).toEqual([]);
  });
});
