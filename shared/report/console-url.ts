import { parseArn } from '../resource.ts';

/**
 * Hosts by partition. Source:
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

const host = (arn: string, region: string) =>
  `https://${region}.${HOSTS[parseArn(arn).partition] ?? HOSTS.aws}`;

/** In fragments, the console escapes names twice and writes `$` for the percent sign. */
const fragment = (text: string) => encodeURIComponent(encodeURIComponent(text)).replace(/%/g, '$');

/** Opens the ECS console at the health and the tasks of a service. */
export function serviceUrl(resource: {
  readonly arn: string;
  readonly region: string;
  readonly cluster?: string | undefined;
  readonly name: string;
}): string {
  const { arn, region, cluster = 'default', name } = resource;
  const path = `clusters/${encodeURIComponent(cluster)}/services/${encodeURIComponent(name)}`;
  return `${host(arn, region)}/ecs/v2/${path}/health?region=${region}`;
}

/** Opens the CloudWatch console at a log stream. @param arn any ARN of the same partition */
export function logStreamUrl(
  arn: string,
  {
    group,
    stream,
    region,
  }: { readonly group: string; readonly stream: string; readonly region: string },
): string {
  const place = `log-groups/log-group/${fragment(group)}/log-events/${fragment(stream)}`;
  return `${host(arn, region)}/cloudwatch/home?region=${region}#logsV2:${place}`;
}

/** Opens the CloudFormation console at the events of a stack. */
export function stackUrl(stackId: string): string {
  const { region } = parseArn(stackId);
  const place = `stacks/events?stackId=${encodeURIComponent(stackId)}`;
  return `${host(stackId, region)}/cloudformation/home?region=${region}#/${place}`;
}
