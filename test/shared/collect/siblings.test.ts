import type { Service, TaskDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { Ecs } from '../../../shared/aws/ecs.ts';
import { collectSiblings, stackIdOf } from '../../../shared/collect/siblings.ts';
import type { Gap } from '../../../shared/evidence/gap.ts';

const CLUSTER = 'arn:aws:ecs:eu-central-1:444455556666:cluster/shop';
const stackTag = (value: string) => [{ key: 'aws:cloudformation:stack-id', value }];

const NOW = Date.parse('2026-02-03T08:10:00Z');
const DEADLINE = NOW + 8_000;

/** A healthy service of the cluster. Its task definition has the same name. */
const serviceOf = (serviceName: string, more: Partial<Service> = {}): Service => ({
  serviceName,
  desiredCount: 1,
  runningCount: 1,
  taskDefinition: serviceName,
  ...more,
});

/** An account with these services. Each task definition sets one environment variable. */
function ecsWith(services: readonly Service[], errors: Partial<Record<keyof Ecs, string>> = {}) {
  const asked: string[][] = [];
  const definitions: string[] = [];
  const ecs: Omit<Ecs, 'tasks' | 'taskArns'> = {
    serviceArns: async () =>
      errors.serviceArns
        ? { error: errors.serviceArns }
        : { value: services.map(({ serviceName }) => `${CLUSTER}/${serviceName}`) },
    services: async (_cluster, names) => {
      asked.push([...names]);
      if (errors.services) return { error: errors.services };
      return { value: services.filter(({ serviceName = '' }) => names.includes(serviceName)) };
    },
    taskDefinition: async (arn) => {
      definitions.push(arn);
      if (errors.taskDefinition) return { error: errors.taskDefinition };
      const environment = [{ name: `OF_${arn}`, value: 'x' }];
      const value: TaskDefinition = { containerDefinitions: [{ name: 'app', environment }] };
      return { value };
    },
  };
  return { ecs: ecs as Ecs, asked, definitions };
}
/** A deadline that the clock of `worldOf` never reaches, since it stands still. */
const LATER = 1_000;
const worldOf = (ecs: Ecs) => ({ ecs, now: () => 0 });

const collect = (ecs: Ecs, stackId?: string, now = () => NOW) =>
  collectSiblings(CLUSTER, { name: 'media', stackId }, { ecs, now }, DEADLINE);
const namesIn = async (services: readonly Service[], stackId?: string) => {
  const { siblings } = await collect(ecsWith(services).ecs, stackId);
  return siblings.map(({ service }) => service);
};

const notCompared = (why: string): Gap => ({
  kind: 'siblings-unread',
  text: `sibling services not compared: ${why}`,
});

describe('collectSiblings', () => {
  it('returns the names of a healthy service’s settings and no values', async () => {
    const { ecs } = ecsWith([serviceOf('media'), serviceOf('api')]);
    expect(await collectSiblings(CLUSTER, { name: 'media' }, worldOf(ecs), LATER)).toEqual({
      siblings: [{ service: 'api', environmentNames: ['OF_api'], secretNames: [] }],
      gaps: [],
    });
  });

  it.each<readonly [string, Service]>([
    ['is the failing service itself', serviceOf('media')],
    ['lacks a task', serviceOf('api', { desiredCount: 2 })],
    ['is scaled to zero', serviceOf('api', { desiredCount: 0, runningCount: 0 })],
    ['has no counts', { serviceName: 'api', taskDefinition: 'api' }],
  ])('leaves out a service that %s', async (_, service) => {
    expect(await namesIn([service])).toEqual([]);
  });

  it('puts services of the same stack first', async () => {
    const other = serviceOf('api', { tags: stackTag('b') });
    const same = serviceOf('web', { tags: stackTag('a') });
    expect(await namesIn([other, same], 'a')).toEqual(['web', 'api']);
  });

  it('describes ten services in one call, those with similar names first', async () => {
    const strangers = Array.from({ length: 30 }, (_, index) => serviceOf(`other-${index}`));
    const { ecs, asked } = ecsWith([...strangers, serviceOf('media-api'), serviceOf('media-db')]);
    await collectSiblings(CLUSTER, { name: 'media-worker' }, worldOf(ecs), LATER);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toHaveLength(10);
    expect(asked[0]?.slice(0, 2)).toEqual(['media-api', 'media-db']);
  });

  it.each(['serviceArns', 'services'] as const)('reports a gap when %s is refused', async (api) => {
    const { ecs } = ecsWith([serviceOf('api')], { [api]: 'AccessDeniedException' });
    expect(await collectSiblings(CLUSTER, { name: 'media' }, worldOf(ecs), LATER)).toEqual({
      siblings: [],
      gaps: [notCompared('AccessDeniedException')],
    });
  });

  it('starts no further call after the deadline', async () => {
    const { ecs, asked } = ecsWith([serviceOf('api')]);
    const { gaps } = await collectSiblings(CLUSTER, { name: 'media' }, worldOf(ecs), 0);
    expect(gaps).toEqual([notCompared('there was no time left')]);
    expect(asked).toEqual([]);
  });

  it('leaves out a sibling whose task definition cannot be read', async () => {
    const { ecs } = ecsWith([serviceOf('api')], { taskDefinition: 'ClientException' });
    expect(await collectSiblings(CLUSTER, { name: 'media' }, worldOf(ecs), LATER)).toEqual({
      siblings: [],
      gaps: [],
    });
  });

  it.each([
    ['to describe the services', 0, 0],
    ['to read their task definitions', 1, 1],
  ])('reports a gap when there is no time left %s', async (_, before, described) => {
    const { ecs, asked, definitions } = ecsWith([serviceOf('api')]);
    let looks = 0;
    const now = () => (looks++ < before ? NOW : DEADLINE);
    expect((await collect(ecs, undefined, now)).gaps).toEqual([
      notCompared('there was no time left'),
    ]);
    expect(asked).toHaveLength(described);
    expect(definitions).toEqual([]);
  });

  it('describes no service in a cluster of one service', async () => {
    const { ecs, asked } = ecsWith([serviceOf('media')]);
    await collectSiblings(CLUSTER, { name: 'media' }, worldOf(ecs), LATER);
    expect(asked).toEqual([]);
  });
});

describe('stackIdOf', () => {
  it.each([
    ['the stack that the tag names', serviceOf('api', { tags: stackTag('a') }), 'a'],
    [
      'undefined without the tag',
      serviceOf('api', { tags: [{ key: 'team', value: 'x' }] }),
      undefined,
    ],
    ['undefined without tags', serviceOf('api'), undefined],
    ['undefined without a service', undefined, undefined],
  ])('is %s', (_, service, id) => {
    expect(stackIdOf(service)).toBe(id);
  });
});
