import { lastSegment } from '../../shared/resource.ts';
import { awsError } from '../aws-error.ts';
import { type RecordedAccount, statesAt, withDates } from './account.ts';

type Input = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

/** An ARN or a name, as callers may give either. */
const isNamed = (asked: string, ...names: unknown[]) =>
  names.some(
    (name) =>
      text(name) !== '' && (asked === name || lastSegment(asked) === lastSegment(text(name))),
  );

const inCluster = (asked: unknown, clusterArn: unknown) =>
  text(clusterArn) === '' ||
  lastSegment(text(asked) || 'default') === lastSegment(text(clusterArn));

const servicesAt = (account: RecordedAccount, cluster: unknown, now: number): Shape[] =>
  statesAt(
    account.services,
    now,
    ({ service }) =>
      `${text(service.clusterArn)} ${text(service.serviceArn) || text(service.serviceName)}`,
  )
    .map(({ service }) => service)
    .filter(({ clusterArn }) => inCluster(cluster, clusterArn));

const tasksAt = (account: RecordedAccount, cluster: unknown, now: number): Shape[] =>
  statesAt(account.tasks, now, ({ task }) => text(task.taskArn))
    .map(({ task }) => task)
    .filter(({ clusterArn }) => inCluster(cluster, clusterArn));

/** What was asked for by name, and ECS's way of saying what is not there. */
function named(things: readonly Shape[], asked: readonly string[], ...fields: string[]) {
  const found = asked.map((name) => ({
    name,
    thing: things.find((thing) => isNamed(name, ...fields.map((field) => thing[field]))),
  }));
  return {
    things: found.flatMap(({ thing }) => (thing ? [withDates(thing)] : [])),
    failures: found.flatMap(({ name, thing }) => (thing ? [] : [{ arn: name, reason: 'MISSING' }])),
  };
}

export const ecs = {
  DescribeTaskDefinition(account: RecordedAccount, input: Input) {
    const asked = text(input.taskDefinition);
    const found = account.taskDefinitions?.findLast((definition) => {
      const { taskDefinitionArn, family, revision } = definition;
      return isNamed(asked, taskDefinitionArn, `${text(family)}:${revision}`) || asked === family;
    });
    if (!found) throw awsError('ClientException', 'Unable to describe task definition.');
    return { taskDefinition: withDates(found) };
  },

  DescribeServices(account: RecordedAccount, input: Input, now: number) {
    const services = servicesAt(account, input.cluster, now);
    const { things, failures } = named(services, list(input.services), 'serviceArn', 'serviceName');
    return { services: things, failures };
  },

  ListServices(account: RecordedAccount, input: Input, now: number) {
    const services = servicesAt(account, input.cluster, now);
    return {
      serviceArns: services
        .filter(({ status }) => status !== 'INACTIVE')
        .map(({ serviceArn, serviceName }) => text(serviceArn) || text(serviceName)),
    };
  },

  DescribeTasks(account: RecordedAccount, input: Input, now: number) {
    const tasks = tasksAt(account, input.cluster, now);
    const { things, failures } = named(tasks, list(input.tasks), 'taskArn');
    return { tasks: things, failures };
  },

  ListTasks(account: RecordedAccount, input: Input, now: number) {
    const wanted = text(input.desiredStatus) || 'RUNNING';
    const group = input.serviceName ? `service:${text(input.serviceName)}` : undefined;
    const tasks = tasksAt(account, input.cluster, now).filter(
      (task) => (task.desiredStatus ?? 'RUNNING') === wanted && (!group || task.group === group),
    );
    return { taskArns: tasks.map(({ taskArn }) => text(taskArn)) };
  },
};
