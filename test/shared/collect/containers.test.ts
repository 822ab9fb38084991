import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import {
  containerNamed,
  essentialContainers,
  namesGiven,
  taskDefinitionEvidence,
} from '../../../shared/collect/containers.ts';

const definition: TaskDefinition = {
  taskDefinitionArn: 'arn:aws:ecs:eu-central-1:444455556666:task-definition/media:7',
  cpu: '512',
  memory: '1024',
  containerDefinitions: [
    { name: 'proxy', essential: false, environment: [{ name: 'LEVEL', value: 'debug' }] },
    {
      name: 'app',
      image: 'shop/media:9f31c2e',
      environment: [
        { name: 'S3_BUCKET', value: 'the-bucket' },
        { name: 'AWS_REGION', value: 'eu-central-1' },
        {},
      ],
      secrets: [{ name: 'DB_HOST', valueFrom: 'arn:aws:secretsmanager:x' }],
    },
  ],
};

describe('essentialContainers', () => {
  it('are all containers that are not marked as non-essential', () => {
    expect(essentialContainers(definition)).toEqual(['app']);
  });

  it.each([[undefined], [{}], [{ containerDefinitions: [] }]])('are empty for %j', (none) => {
    expect(essentialContainers(none)).toEqual([]);
  });
});

describe('containerNamed', () => {
  it.each([
    ['app', 'app'],
    ['gone', undefined],
    [undefined, undefined],
  ])('for the name %s is %s', (name, found) => {
    expect(containerNamed(definition, name)?.name).toBe(found);
  });
});

describe('namesGiven', () => {
  it('are the sorted names of the settings of all containers', () => {
    expect(namesGiven(definition)).toEqual({
      environmentNames: ['AWS_REGION', 'LEVEL', 'S3_BUCKET'],
      secretNames: ['DB_HOST'],
    });
    expect(namesGiven({})).toEqual({ environmentNames: [], secretNames: [] });
  });
});

describe('taskDefinitionEvidence', () => {
  it('has the names of a container’s settings and the task’s size, but no value', () => {
    const evidence = taskDefinitionEvidence(definition, 'app');
    expect(evidence).toEqual({
      arn: definition.taskDefinitionArn,
      container: 'app',
      image: 'shop/media:9f31c2e',
      essential: ['app'],
      environmentNames: ['AWS_REGION', 'S3_BUCKET'],
      secretNames: ['DB_HOST'],
      environmentFiles: false,
      containers: ['app', 'proxy'],
      cpu: '512',
      memory: '1024',
    });
    expect(JSON.stringify(evidence)).not.toMatch(/the-bucket|secretsmanager/);
  });

  it('says that files in S3 hold further settings, but not where they are', () => {
    const files = [{ type: 's3' as const, value: 'arn:aws:s3:::the-bucket/app.env' }];
    const [, app] = definition.containerDefinitions ?? [];
    const containerDefinitions = [{ ...app, environmentFiles: files }];
    const evidence = taskDefinitionEvidence({ ...definition, containerDefinitions }, 'app');
    expect(evidence.environmentFiles).toBe(true);
    expect(JSON.stringify(evidence)).not.toContain('the-bucket');
  });

  it.each([
    ['the first container when none is named', definition, undefined, 'proxy'],
    ['the first container when the named one does not exist', definition, 'gone', 'proxy'],
    ['no container when there is none', {}, 'app', ''],
  ])('describes %s', (_, given, name, container) => {
    expect(taskDefinitionEvidence(given, name).container).toBe(container);
  });
});
