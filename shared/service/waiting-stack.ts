import type { EventOf } from '../event/event.ts';
import { parseArn, type ServiceResource, serviceResourceOfArn } from '../resource.ts';
import type { ServiceState } from './service-state.ts';

/**
 * The stack that owns a service, from the event of its `AWS::ECS::Service`, whose physical id is
 * the service ARN. Undefined for the first event of a creation, which has no id yet, and for old
 * ARNs, which lack the cluster.
 * Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-service.html
 */
export function waitingStack(
  event: EventOf<'CloudFormation Resource Status Change'>,
):
  | { readonly resource: ServiceResource; readonly stack: NonNullable<ServiceState['stack']> }
  | undefined {
  const { detail } = event;
  const arn = detail['physical-resource-id'];
  if (detail['resource-type'] !== 'AWS::ECS::Service' || !arn?.startsWith('arn:')) return undefined;
  if (parseArn(arn).service !== 'ecs') return undefined;
  const resource = serviceResourceOfArn(arn);
  if (!resource) return undefined;
  const { status } = detail['status-details'];
  const at = new Date(event.time).toISOString();
  return { resource, stack: { id: detail['stack-id'], status, at } };
}
