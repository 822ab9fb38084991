import { type ServiceResource, serviceResourceOfArn } from '../resource.ts';
import { SERVICE_TYPE, type StackEvent } from './stack-event.ts';

const OF_ECS = /^arn:[a-z-]{1,20}:ecs:[a-z\d-]{1,32}:\d{12}:service\//;

/**
 * The service in a row about an `AWS::ECS::Service`, whose physical id is the service's ARN.
 * Undefined for the first row of a creation, which has no id yet, and for old ARNs, which lack the
 * cluster. Source:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ecs-service.html
 */
export function serviceInRow({
  type,
  physicalId,
}: Pick<StackEvent, 'type' | 'physicalId'>): ServiceResource | undefined {
  if (type !== SERVICE_TYPE || !physicalId || !OF_ECS.test(physicalId)) return undefined;
  return serviceResourceOfArn(physicalId);
}
