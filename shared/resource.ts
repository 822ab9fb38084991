/** Where something is: SDK clients are made for each account and Region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

interface Identity extends Place {
  /** The partition key of everything that is stored about it. */
  readonly key: string;
  readonly arn: string;
  readonly name: string;
}

/** An ECS service. */
export interface ServiceResource extends Identity {
  readonly kind: 'service';
  /** The cluster's short name. */
  readonly cluster: string;
}

/** A CloudFormation root stack. */
export interface StackResource extends Identity {
  readonly kind: 'stack';
  readonly cluster?: undefined;
}

/** What an incident is about. */
export type Resource = ServiceResource | StackResource;

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
const NAME_CHARACTERS = 255;

/** What AWS calls its Regions; commands and links on a page contain it. */
const REGION = /^[a-z\d-]{1,32}$/;

/** The parts of an ARN. @throws Error when the text is none. */
export function parseArn(arn: string): {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly rest: string;
} {
  const [prefix, partition, service, region, account, ...rest] = arn.split(':');
  if (prefix !== 'arn' || !partition || !service || rest.length === 0) {
    // Not quoted: what stands there instead may be anything.
    throw new Error(`not an ARN (${arn.length} characters)`);
  }
  return { partition, service, region: region ?? '', account: account ?? '', rest: rest.join(':') };
}

/** The last segment of an ARN or path: a task's id, a cluster's name. */
export function lastSegment(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/**
 * The service of a task, from the two fields that every task event has. Never from the task or the
 * service ARN: old ones lack the cluster.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
 */
export function serviceResource(clusterArn: string, name: string): ServiceResource {
  const { partition, service, region, account, rest } = parseArn(clusterArn);
  const cluster = lastSegment(rest);
  if (
    service !== 'ecs' ||
    !rest.startsWith('cluster/') ||
    !REGION.test(region) ||
    !account ||
    !cluster
  ) {
    throw new Error(`not the ARN of an ECS cluster (${clusterArn.length} characters)`);
  }
  // ECS's own limit; longer ones would not fit into the table's keys.
  if (Math.max(cluster.length, name.length) > NAME_CHARACTERS) {
    throw new Error('a cluster or service name of more than 255 characters');
  }
  return {
    kind: 'service',
    key: `${account}/${region}/${cluster}/${name}`,
    arn: `arn:${partition}:ecs:${region}:${account}:service/${cluster}/${name}`,
    name,
    cluster,
    account,
    region,
  };
}

/** The ARN of a service's cluster. */
export function clusterArnOf({ arn, cluster }: ServiceResource): string {
  const { partition, region, account } = parseArn(arn);
  return `arn:${partition}:ecs:${region}:${account}:cluster/${cluster}`;
}

/**
 * The service that a service ARN names. An old ARN has no cluster in it; then `clusterArn` must
 * tell, else it is undefined.
 */
export function serviceResourceOfArn(
  serviceArn: string,
  clusterArn?: string,
): ServiceResource | undefined {
  const { partition, region, account, rest } = parseArn(serviceArn);
  const [kind, ...segments] = rest.split('/');
  const name = segments.at(-1);
  if (kind !== 'service' || !name) return undefined;
  if (clusterArn) return serviceResource(clusterArn, name);
  if (segments.length < 2) return undefined;
  return serviceResource(`arn:${partition}:ecs:${region}:${account}:cluster/${segments[0]}`, name);
}

/** The stack of a stack id (an ARN). The id is kept, since names come back after a deletion. */
export function stackResource(stackId: string): StackResource {
  const { region, account, rest } = parseArn(stackId);
  return {
    kind: 'stack',
    key: `${account}/${region}/${rest}`,
    arn: stackId,
    name: rest.split('/')[1] ?? rest,
    account,
    region,
  };
}
