import { cloudformationResourceStatusChange } from './cloudformation-resource-status-change.ts';
import { cloudformationStackStatusChange } from './cloudformation-stack-status-change.ts';
import { ecsDeploymentStateChange } from './ecs-deployment-state-change.ts';
import { ecsServiceAction } from './ecs-service-action.ts';
import { ecsTaskStateChange } from './ecs-task-state-change.ts';

/** The events that we understand; the order has no meaning. */
export const schemas = [
  cloudformationResourceStatusChange,
  cloudformationStackStatusChange,
  ecsDeploymentStateChange,
  ecsServiceAction,
  ecsTaskStateChange,
] as const;
