import { lastSegment } from '../../shared/resource.ts';
import { awsError } from '../aws-error.ts';
import { type RecordedAccount, statesAt, withDates } from './account.ts';

type Input = Readonly<Record<string, unknown>>;
type Shape = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

/** Callers may give an ARN or a name. */
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

/** The things that were asked for by name, and a failure for each that does not exist. */
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

/**
 * The most services of one DescribeServices. Source:
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
 */
const SERVICES_AT_ONCE = 10;

/** One page of a list; the token is the index of the next page's first entry. */
function page(arns: readonly string[], { maxResults, nextToken }: Input, preset: number) {
  const start = Number(nextToken ?? 0);
  const end = start + Number(maxResults ?? preset);
  return {
    arns: arns.slice(start, end),
    ...(end < arns.length ? { nextToken: String(end) } : {}),
  };
}

/** ECS's read APIs. */
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
    const asked = list(input.services);
    if (asked.length > SERVICES_AT_ONCE) {
      throw awsError('InvalidParameterException', 'Services cannot have more than 10 elements.');
    }
    const { things, failures } = named(services, asked, 'serviceArn', 'serviceName');
    return { services: things, failures };
  },

  ListServices(account: RecordedAccount, input: Input, now: number) {
    const all = servicesAt(account, input.cluster, now)
      .filter(({ status }) => status !== 'INACTIVE')
      .map(({ serviceArn, serviceName }) => text(serviceArn) || text(serviceName));
    // Without maxResults AWS returns ten.
    const { arns, ...next } = page(all, input, 10);
    return { serviceArns: arns, ...next };
  },

  DescribeTasks(account: RecordedAccount, input: Input, now: number) {
    const tasks = tasksAt(account, input.cluster, now);
    const { things, failures } = named(tasks, list(input.tasks), 'taskArn');
    return { tasks: things, failures };
  },

  ListTasks(account: RecordedAccount, input: Input, now: number) {
    const wanted = text(input.desiredStatus) || 'RUNNING';
    const group = input.serviceName && `service:${lastSegment(text(input.serviceName))}`;
    const tasks = tasksAt(account, input.cluster, now).filter(
      (task) => (task.desiredStatus ?? 'RUNNING') === wanted && (!group || task.group === group),
    );
    const { arns, ...next } = page(
      tasks.map(({ taskArn }) => text(taskArn)),
      input,
      100,
    );
    return { taskArns: arns, ...next };
  },
};
