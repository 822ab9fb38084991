import { describe, expect, it } from 'vitest';
import type { RecordedAccount } from '../../../local/recorded/account.ts';
import { ecs } from '../../../local/recorded/ecs.ts';

const arn = (rest: string) => `arn:aws:ecs:eu-west-1:444455556666:${rest}`;
const SHOP = arn('cluster/shop');
const NOW = Date.parse('2026-02-03T09:00:00Z');
const before = '2026-02-03T08:00:00Z';
const after = '2026-02-03T10:00:00Z';

const service = (name: string, more: object = {}, clusterArn = SHOP) => ({
  serviceName: name,
  serviceArn: arn(`service/${clusterArn.split('/')[1]}/${name}`),
  clusterArn,
  status: 'ACTIVE',
  createdAt: before,
  ...more,
});
const task = (id: string, more: object = {}) => ({
  taskArn: arn(`task/shop/${id}`),
  clusterArn: SHOP,
  group: 'service:media',
  desiredStatus: 'RUNNING',
  ...more,
});

const account: RecordedAccount = {
  taskDefinitions: [
    { taskDefinitionArn: arn('task-definition/media:6'), family: 'media', revision: 6 },
    {
      taskDefinitionArn: arn('task-definition/media:7'),
      family: 'media',
      revision: 7,
      registeredAt: before,
    },
  ],
  services: [
    { service: service('media', { runningCount: 0 }) },
    { from: before, service: service('media', { runningCount: 1 }) },
    { from: after, service: service('media', { runningCount: 2 }) },
    { service: service('web') },
    { from: after, service: service('later') },
    { service: service('gone', { status: 'INACTIVE' }) },
    { service: service('media', { runningCount: 9 }, arn('cluster/other')) },
  ],
  tasks: [
    { task: task('t1') },
    { from: before, task: task('t1', { desiredStatus: 'STOPPED' }) },
    { task: task('t2') },
    { task: task('t3', { group: 'service:web' }) },
    { from: after, task: task('t4') },
  ],
};

describe('ecs.DescribeTaskDefinition', () => {
  const revisionOf = (taskDefinition: string) =>
    ecs.DescribeTaskDefinition(account, { taskDefinition }).taskDefinition.revision;

  it.each([
    [arn('task-definition/media:6'), 6],
    ['media:6', 6],
    ['media', 7],
  ])('finds %s as revision %i', (asked, revision) => {
    expect(revisionOf(asked)).toBe(revision);
  });

  it('gives times as dates', () => {
    const { taskDefinition } = ecs.DescribeTaskDefinition(account, { taskDefinition: 'media:7' });
    expect(taskDefinition.registeredAt).toEqual(new Date(before));
  });

  it.each(['media:8', 'other', ''])('throws a ClientException for "%s", as ECS does', (asked) => {
    expect(() => revisionOf(asked)).toThrow(
      expect.objectContaining({
        name: 'ClientException',
        message: 'Unable to describe task definition.',
      }),
    );
  });
});

describe('ecs.DescribeServices', () => {
  const describeServices = (services: string[], now = NOW, cluster = SHOP) =>
    ecs.DescribeServices(account, { cluster, services }, now);
  const running = (services: string[], now?: number, cluster?: string) =>
    describeServices(services, now, cluster).services.map((one) => one.runningCount);

  it.each([
    ['before the first `from`', '07:59:59', 0],
    ['from its time on', '08:00:00', 1],
    ['in its newest state', '10:00:00', 2],
  ])('finds a service %s', (_, time, count) => {
    expect(running(['media'], Date.parse(`2026-02-03T${time}Z`))).toEqual([count]);
  });

  it('accepts names and ARNs of services and of clusters', () => {
    expect(running([arn('service/shop/media')])).toEqual([1]);
    expect(running(['media'], NOW, 'shop')).toEqual([1]);
    expect(running(['media'], NOW, arn('cluster/other'))).toEqual([9]);
  });

  it('says MISSING of what does not exist, or not yet, and answers the rest', () => {
    const { services, failures } = describeServices(['nope', 'later', 'web']);
    expect(services.map(({ serviceName }) => serviceName)).toEqual(['web']);
    expect(failures).toEqual([
      { arn: 'nope', reason: 'MISSING' },
      { arn: 'later', reason: 'MISSING' },
    ]);
  });

  it('still describes a deleted service, as INACTIVE', () => {
    expect(describeServices(['gone']).services[0]?.status).toBe('INACTIVE');
  });

  it('refuses more than ten at once', () => {
    const many = Array.from({ length: 11 }, (_, index) => `s${index}`);
    expect(() => describeServices(many)).toThrow(
      expect.objectContaining({ name: 'InvalidParameterException' }),
    );
  });
});

describe('ecs.ListServices', () => {
  it('lists what is active in the cluster at that time', () => {
    const { serviceArns } = ecs.ListServices(account, { cluster: SHOP }, NOW);
    expect(serviceArns).toEqual([arn('service/shop/media'), arn('service/shop/web')]);
  });

  it('gives pages of ten, or as many as are asked for, until no token is left', () => {
    const names = Array.from({ length: 23 }, (_, index) => `s${index}`);
    const large = { services: names.map((name) => ({ service: service(name) })) };
    const sizes = (maxResults?: number) => {
      const pages: number[] = [];
      let nextToken: string | undefined;
      do {
        const page: { serviceArns: string[]; nextToken?: string } = ecs.ListServices(
          large,
          { cluster: SHOP, maxResults, nextToken },
          NOW,
        );
        pages.push(page.serviceArns.length);
        nextToken = page.nextToken;
      } while (nextToken);
      return pages;
    };
    expect(sizes()).toEqual([10, 10, 3]);
    expect(sizes(100)).toEqual([23]);
  });
});

describe('ecs.DescribeTasks', () => {
  it('finds a task in its state at that time, and says MISSING of others', () => {
    const tasks = [arn('task/shop/t1'), 't4'];
    const answer = ecs.DescribeTasks(account, { cluster: SHOP, tasks }, NOW);
    expect(answer.tasks).toEqual([task('t1', { desiredStatus: 'STOPPED' })]);
    expect(answer.failures).toEqual([{ arn: 't4', reason: 'MISSING' }]);
  });
});

describe('ecs.ListTasks', () => {
  it.each([
    ['that should run, by default', {}, ['t2', 't3']],
    ['that should not', { desiredStatus: 'STOPPED' }, ['t1']],
    ['of a service by name', { serviceName: 'media' }, ['t2']],
    ['of a service by ARN', { serviceName: arn('service/shop/web') }, ['t3']],
    ['of another cluster: none', { cluster: 'other' }, []],
  ])('lists tasks %s', (_, input, ids) => {
    const { taskArns } = ecs.ListTasks(account, { cluster: SHOP, ...input }, NOW);
    expect(taskArns).toEqual(ids.map((id) => arn(`task/shop/${id}`)));
  });
});

describe('an account that lists nothing', () => {
  it('has no services and no tasks', () => {
    const input = { cluster: SHOP, services: ['a'], tasks: ['b'] };
    expect(ecs.ListServices({}, input, NOW).serviceArns).toEqual([]);
    expect(ecs.ListTasks({}, input, NOW).taskArns).toEqual([]);
    expect(ecs.DescribeServices({}, input, NOW).failures).toHaveLength(1);
    expect(ecs.DescribeTasks({}, input, NOW).failures).toHaveLength(1);
  });
});
