import type { CloudformationResourceStatusChange } from '../event/schemas/cloudformation-resource-status-change.ts';
import { parseArn, type ServiceResource, serviceResourceOfArn } from '../resource.ts';
import type { ServiceState } from './service-state.ts';

/**
 * Which stack owns a service, from the event of its `AWS::ECS::Service`, whose physical id is the
 * service ARN. The first row of a creation has none, and old ARNs lack the cluster: then undefined.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
 */
export function waitingStack(
  event: CloudformationResourceStatusChange,
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
